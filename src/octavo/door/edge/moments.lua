-- Times as the store has them, `2026-11-30T08:00:00.5+00:00`, in seconds since 1970.

local moments = {}

moments.OF_AN_ITEM = {"published_at", "opens_at", "embargoed_until", "free_from", "free_until"}

-- Days since the first of January 1970; a year begins in March, so that a leap day is its last.
local function days(year, month, day)
    if month <= 2 then year, month = year - 1, month + 12 end
    local era = math.floor(year / 400)
    local of_era = year - era * 400
    local of_year = math.floor((153 * (month - 3) + 2) / 5) + day - 1
    local before = of_era * 365 + math.floor(of_era / 4) - math.floor(of_era / 100)
    return era * 146097 + before + of_year - 719468
end

-- Nil for nil. Anything but a time in UTC ends in an error: nothing else is ever written.
function moments.seconds(said)
    if said == nil then return nil end
    local year, month, day, hour, minute, second =
        said:match("^(%d+)-(%d%d)-(%d%d)T(%d%d):(%d%d):([%d.]+)%+00:00$")
    if not year then error("“" .. said .. "” is no time in UTC.") end
    local whole = days(tonumber(year), tonumber(month), tonumber(day)) * 86400
    return whole + tonumber(hour) * 3600 + tonumber(minute) * 60 + tonumber(second)
end

return moments
