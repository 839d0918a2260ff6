-- The rights that a pass carries, one in words such as `s:1767225600:1798761600:d`.
-- The same as `core/access/rights.py`.

local KINDS = {s = "subscriber", i = "issue", a = "article", m = "opened", g = "gift"}
local FORMATS = {d = true, p = true, dp = true}
local WORDS = "^([siamg])([a-z0-9_%-]*):(%d+):(%d*):(d?p?)(q?)$"
local MOST_KEY, MOST_DIGITS = 40, 11
local FOR_EVER = math.huge

local rights = {}

local function is_number(digits)
    return #digits <= MOST_DIGITS and digits:byte() ~= 48 -- no leading nought
end

-- The right in these words; nil for words that no right is written in.
function rights.of(words)
    local letter, key, since, ends, formats, quiet = words:match(WORDS)
    if not letter or #key > MOST_KEY or not FORMATS[formats] then return nil end
    if (letter == "s") ~= (key == "") then return nil end
    if since ~= "0" and not is_number(since) then return nil end
    if ends ~= "" and not is_number(ends) then return nil end
    return {
        words = words,
        kind = KINDS[letter],
        key = key,
        since = tonumber(since),
        ends = ends == "" and FOR_EVER or tonumber(ends),
        is_digital = formats:byte() == 100, -- d
        is_ad_free = quiet == "q",
    }
end

-- All of these that are rights, in their order.
function rights.all(words)
    local found = {}
    for _, one in ipairs(words) do
        found[#found + 1] = rights.of(one)
    end
    return found
end

-- The right of somebody who has opened an article, for one month; nil where there are no words for it.
function rights.opened(article, since, ends)
    return rights.of(string.format("m%s:%.0f:%.0f:d", article, since, ends))
end

function rights.holds(right, now)
    return right.since <= now and now < right.ends
end

return rights
