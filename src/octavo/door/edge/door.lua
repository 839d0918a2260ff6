-- What stands at an address, in the variant that its reader may see, ready to be sent: the same
-- answers as `door/door.py`. Nil means that Octavo itself has to answer.

local Believer = require "edge.believing"
local Shelf = require "edge.shelf"
local answers = require "edge.answers"
local asking = require "edge.asking"
local counting = require "edge.counting"
local deciding = require "edge.deciding"

local NOBODY = {rights = {}, is_registered = false}
local MOST_CHOICES, MOST_LEAVES, MOST_HOSTS, MOST_SPELLINGS = 32768, 8192, 64, 24
local MOST_COOKIE = 2048 -- bytes of a Cookie header whose choice is remembered
local MOST_BYTES = 48 * 1024 * 1024 -- of pages held in memory; the others are read again

local Door = {}
Door.__index = Door

-- `said` names the data folder, the hosts, whether only https is answered, and what cookies end with.
function Door.at(said)
    local hosts = {}
    for _, host in ipairs(said.hosts) do
        hosts[host] = true
    end
    return setmetatable({
        shelf = Shelf.of(said.data .. "/pages"), believer = Believer.of(said.data), hosts = hosts,
        only_https = said.only_https,
        cookie_ends = "; Path=/; HttpOnly; SameSite=Lax" .. (said.is_secure and "; Secure" or ""),
        known_hosts = {}, known_hosts_count = 0,
        leaves = {}, leaves_count = 0, choices_count = 0,
        held = {}, held_first = 1, held_last = 0, held_bytes = 0,
    }, Door)
end

function Door:forget_choices()
    self.choices_count = 0
    for _, leaf in pairs(self.leaves) do
        leaf.choices = {}
    end
end

-- Forget what may be another by now.
function Door:catch_up()
    if self.shelf:is_behind() then
        local changed = self.shelf:catch_up()
        if changed then
            for address in pairs(changed) do
                if self.leaves[address] then
                    self.leaves[address], self.leaves_count = nil, self.leaves_count - 1
                end
            end
        else
            self.leaves, self.leaves_count = {}, 0
        end
    end
    if self.believer:is_behind() then
        self.believer:catch_up()
        self:forget_choices()
    end
end

-- The page at that address, read from the shelf if nobody has asked for it lately.
function Door:leaf(target, now)
    local address = asking.address(target)
    local leaf = address and self.leaves[address]
    if leaf or not address then return leaf end
    local page = self.shelf:page(address)
    if not page then return nil end
    leaf = {
        page = page, everybody = deciding.choose(NOBODY, page.item, now), kept = {}, choices = {},
        name = counting.name_of(page.item),
    }
    if self.leaves_count >= MOST_LEAVES then
        self.leaves, self.leaves_count = {}, 0
    end
    self.leaves[address], self.leaves_count = leaf, self.leaves_count + 1
    return leaf
end

-- Whether the site goes by that name; Octavo says what there is to say to others.
function Door:is_for_us(host, scheme)
    if self.only_https and not scheme:find("https$") then return false end
    if self.known_hosts[host] then return true end
    local name = host:sub(1, 1) == "[" and host:match("^[^%]]*") .. "]" or host:match("^[^:]*")
    if not self.hosts[name:lower()] then return false end
    if self.known_hosts_count < MOST_HOSTS then
        self.known_hosts[host], self.known_hosts_count = true, self.known_hosts_count + 1
    end
    return true
end

-- What somebody without an account gets, who may open the page with the meter.
function Door:opened(leaf, reader, now)
    local item = leaf.page.item
    local choice = deciding.choose(reader, item, now)
    local right = not choice.is_granted and self.believer:opening(reader, item, now)
    if not right then return choice end
    local held, lasts = {}, right.ends - now
    for _, one in ipairs(reader.rights) do
        if one.ends > now then held[#held + 1] = one end
        if one.ends < math.huge then lasts = math.max(lasts, one.ends - now) end
    end
    held[#held + 1] = right
    local carried = self.believer:guests_pass(held)
    if not carried then return choice end
    local after = deciding.choose({rights = held, is_registered = false}, item, now)
    after.sets = string.format("octavo_guest=%s; Max-Age=%d%s", carried, math.floor(lasts), self.cookie_ends)
    return after
end

-- What is decided for the passes in a Cookie header; remembered until one runs out. Nil for whom
-- Octavo may know better: it hands a pass to who is signed in and has none that is believed, knows
-- the rights that a pass had no room for, and counts what is opened by who has an account.
function Door:chosen(leaf, cookie, now)
    local shown = asking.cookie(cookie, "octavo_pass")
    local guests = self.believer:guest(asking.cookie(cookie, "octavo_guest"))
    local holder = shown ~= "" and self.believer:holder(shown, now) or nil
    local choice
    if holder then
        local reader = {rights = {unpack(holder.rights)}, is_registered = true}
        for _, right in ipairs(guests) do
            reader.rights[#reader.rights + 1] = right
        end
        choice = deciding.choose(reader, leaf.page.item, now)
        if not choice.is_granted
            and (holder.has_more or self.believer:opening(reader, leaf.page.item, now)) then
            return nil
        end
        choice.ends = math.min(choice.ends, holder.ends)
    elseif asking.has_session(cookie) then
        return nil
    else
        choice = self:opened(leaf, {rights = guests, is_registered = false}, now)
    end
    if #cookie <= MOST_COOKIE then
        self.choices_count = self.choices_count + 1
        if self.choices_count > MOST_CHOICES then self:forget_choices() end
        leaf.choices[cookie] = choice
    end
    return choice
end

-- A pass is looked at only where it can make a difference.
function Door:choice(leaf, asked, now)
    local page = leaf.page
    if page.ends and now >= page.ends then return nil end
    if now >= leaf.everybody.ends then
        leaf.everybody, leaf.kept, leaf.choices = deciding.choose(NOBODY, page.item, now), {}, {}
    end
    local everybody = leaf.everybody
    if everybody.is_granted and not page.quiet then return everybody end
    local cookie = asked.http_cookie or ""
    if cookie == "" then
        if everybody.is_granted then return everybody end
        if asking.may_be_search_engine(asked.http_user_agent or "") then return nil end
    end
    local known = leaf.choices[cookie]
    if known and now < known.ends then return known end
    return self:chosen(leaf, cookie, now)
end

-- That variant in the first of our encodings that is taken. A few spellings are kept.
function Door:ready(leaf, variant, is_quiet, accepted)
    local shown = is_quiet and "quiet " .. variant or variant
    local kept = leaf.kept[shown]
    local found = kept and kept.spelt[accepted]
    if found then return found end
    local page = leaf.page
    local made = is_quiet and page.quiet[variant] or page.variants[variant]
    local taken = made and asking.encoding(accepted, made.bodies)
    if not taken then return nil end
    if not kept then
        kept = {spelt = {}, by_encoding = {}, count = 0}
        leaf.kept[shown] = kept
    end
    found = kept.by_encoding[taken]
    if not found then
        local is_shared = leaf.everybody.variant == "full" and not page.quiet
        found = answers.ready(page, made, taken, is_shared)
        kept.by_encoding[taken] = found
    end
    if kept.count < MOST_SPELLINGS then
        kept.spelt[accepted], kept.count = found, kept.count + 1
    end
    return found
end

-- Read a body and hold it, and let go of those that have been held longest.
function Door:load(ready)
    local body = self.shelf:read(ready.blob, ready.begin, ready.size)
    if not body then return nil end
    ready.body = body
    self.held_last = self.held_last + 1
    self.held[self.held_last] = ready
    self.held_bytes = self.held_bytes + #body
    while self.held_bytes > MOST_BYTES do
        local oldest = self.held[self.held_first]
        self.held[self.held_first], self.held_first = nil, self.held_first + 1
        self.held_bytes = self.held_bytes - #oldest.body
        oldest.body = nil
    end
    return body
end

-- The answer to a request: status, what is sent, its body, the choice, and the leaf it is of.
function Door:find(method, target, asked, scheme, now)
    if method ~= "GET" and method ~= "HEAD" then return nil end
    if self.shelf:is_behind() or self.believer:is_behind() then self:catch_up() end
    local leaf = self.leaves[target] or self:leaf(target, now)
    if not leaf or not self:is_for_us(asked.http_host or "", scheme) then return nil end
    local choice = self:choice(leaf, asked, now)
    if choice and choice.sets and not asking.is_reading(method, asked) then choice = leaf.everybody end
    if not choice or not choice.variant then return nil end
    local is_quiet = choice.is_ad_free and leaf.page.quiet ~= nil
        and leaf.page.quiet[choice.variant] ~= nil
    local ready = self:ready(leaf, choice.variant, is_quiet, asked.http_accept_encoding or "")
    if not ready then return nil end
    local if_none_match = asked.http_if_none_match
    if if_none_match and asking.matches(if_none_match, ready.etag) then
        return 304, ready, nil, choice, leaf
    end
    if method == "HEAD" then return 200, ready, nil, choice, leaf end
    local body = ready.body or self:load(ready)
    if not body then return nil end
    return 200, ready, body, choice, leaf
end

return Door
