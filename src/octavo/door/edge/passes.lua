-- Reads the passes that readers show, and signs those of guests: docs/reference/pass.md.

local rights = require "edge.rights"

local MOST_BYTES, CLOCKS_APART = 600, 60
local SHORTEST, LONGEST = 3600, 86400
local FIELDS = "^1%.([^.]*)%.([^.]*)%.([^.]*)%.([^.]*)%.([^.]*)%.([^.]*)$"
local GUESTS_FIELDS = "^g1%.([^.]*)%.([^.]*)$"
local GUESTS_KINDS = {opened = true, gift = true}

local passes = {}

-- The words and their signature; nothing for what is no pass, whatever it is.
local function parted(shown)
    if #shown > MOST_BYTES or shown:find("[\128-\255]") then return nil end
    return shown:match("^(.*)%.([^.]*)$")
end

local function instant(digits)
    return digits:find("^[1-9]%d*$") and #digits <= 11 and tonumber(digits) or nil
end

local function is_right(word)
    return #word <= 80 and word:find("^[%w:+_-]+$") ~= nil
end

-- The words of all rights; nil where one is none that a pass may carry.
local function words_of(said)
    local found = {}
    for word in (said .. "~"):gmatch("([^~]*)~") do
        if not is_right(word) then return nil end
        found[#found + 1] = word
    end
    return found
end

-- Why a pass that we signed is not believed now; nil for one that is.
local function why_over(id, account, issued_at, ends, revoked, now)
    if issued_at > now + CLOCKS_APART then return "not_yet" end
    if ends <= now then return "expired" end
    local taken_back = revoked.accounts[account]
    if revoked.ids[id] or (taken_back and issued_at <= taken_back) then return "revoked" end
    return nil
end

-- Who shows this, or nil and the one word that says why it is not believed.
function passes.read(shown, keys, revoked, now)
    if shown == "" then return nil, "absent" end
    now = math.floor(now)
    local words, signature = parted(shown)
    if not words then return nil, "malformed" end
    local key, id, account, issued, expires, said = words:match(FIELDS)
    if not key then return nil, "malformed" end
    if not keys.secrets[key] then return nil, "unknown_key" end
    if not keys:is_signed(key, words, signature) then return nil, "forged" end
    local issued_at, ends = instant(issued), instant(expires)
    local held = said == "-" and {} or words_of(said)
    if not (issued_at and ends and held) or #id ~= 22 or not id:find("^[%w_-]+$")
        or #account > 64 or not account:find("^[%w_-]+$")
        or ends - issued_at < SHORTEST or ends - issued_at > LONGEST then
        return nil, "malformed"
    end
    local why = why_over(id, account, issued_at, ends, revoked, now)
    if why then return nil, why end
    local has_more = false
    for _, word in ipairs(held) do
        has_more = has_more or word == "+"
    end
    return {
        account = account, words = held, rights = rights.all(held), ends = ends, has_more = has_more,
        is_registered = true,
    }
end

-- The rights in a guest's pass; none where it is not believed.
function passes.read_guest(shown, keys)
    local words, signature = parted(shown)
    local key, said = (words or ""):match(GUESTS_FIELDS)
    if not key or not keys:is_signed(key, words, signature) then return {} end
    local held = words_of(said)
    for _, word in ipairs(held or {}) do
        if not word:find("^[mg]") then return {} end
    end
    return held and rights.all(held) or {}
end

-- A guest's pass with these rights; nil where there are none, or no room for them.
function passes.sign_guest(held, keys)
    local words = {}
    for place, right in ipairs(held) do
        if not GUESTS_KINDS[right.kind] then error("A guest's pass carries no " .. right.kind .. ".") end
        words[place] = right.words
    end
    if #words == 0 then return nil end
    local signed = keys:sign("g1." .. keys.current .. "." .. table.concat(words, "~"))
    return #signed <= MOST_BYTES and signed or nil
end

return passes
