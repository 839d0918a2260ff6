-- The meter: so many articles a month for readers who have not subscribed, as `core/access/meter.py`.

local json = require "cjson.safe"
local deciding = require "edge.deciding"
local rights = require "edge.rights"

local NONE = {without_account = 0, with_account = 0, turns = {}}

local meter = {NONE = NONE}

local function is_whole(value)
    return type(value) == "number" and value == math.floor(value)
end

-- The meter in that file; one that lets nothing be opened where there is none, or no sense.
function meter.read(path)
    local file = io.open(path, "rb")
    if not file then return NONE end
    local said = json.decode(file:read("*a"))
    file:close()
    local is_sound = type(said) == "table" and is_whole(said.without_account)
        and is_whole(said.with_account) and type(said.turns) == "table"
    for _, turn in ipairs(is_sound and said.turns or {}) do
        is_sound = is_sound and is_whole(turn)
    end
    if not is_sound then
        ngx.log(ngx.ERR, "No article is opened by the meter: ", path)
        return NONE
    end
    table.sort(said.turns)
    return said
end

-- When the present month begins and ends; nothing outside of all months.
local function month(turns, now)
    for place = #turns - 1, 1, -1 do
        if turns[place] <= now then
            if now < turns[place + 1] then return turns[place], turns[place + 1] end
            return nil
        end
    end
    return nil
end

-- How many articles were opened in the present month; each counts once.
local function opened(reader, now)
    local seen, count = {}, 0
    for _, right in ipairs(reader.rights) do
        if right.kind == "opened" and not seen[right.key] and rights.holds(right, now) then
            seen[right.key], count = true, count + 1
        end
    end
    return count
end

-- The right that comes of opening the item now, if it can be opened and something is left.
function meter.opening(said, reader, item, now)
    if not item.is_metered or item.access ~= "subscribers" then return nil end
    local most = reader.is_registered and said.with_account or said.without_account
    if opened(reader, now) >= most then return nil end
    local begins, ends = month(said.turns, now)
    local by, shown = deciding.decide(reader, item, now)
    if not begins or by or not shown then return nil end
    local right = rights.opened(item.article, begins, ends)
    if not right then return nil end
    return deciding.decide({rights = {right}}, item, now) and right or nil
end

return meter
