-- What a request's headers say, read no further than is needed: the same as `door/asking.py`.

local asking = {}

local ENCODINGS = {"br", "zstd", "gzip"} -- the smallest first; then the page as it is
local SEARCH_ENGINES = {"googlebot", "bingbot", "applebot", "duckduckbot", "bravebot", "yandexbot"}
local TRACKING = {"^utm_", "^mtm_", "^pk_"}
local TRACKING_NAMES = {
    fbclid = true, gclid = true, dclid = true, msclkid = true, mc_cid = true, mc_eid = true,
    igshid = true,
}

local function is_tracking(name)
    if TRACKING_NAMES[name] then return true end
    for _, begins in ipairs(TRACKING) do
        if name:find(begins) then return true end
    end
    return false
end

-- The path that is asked for; nil when the query asks for something of its own.
function asking.address(target)
    local path, query = target:match("^([^?]*)%?(.*)$")
    if not path then return target end
    for part in query:gmatch("[^&]+") do
        if not is_tracking(part:match("^[^=]*"):lower()) then return nil end
    end
    return path
end

-- The value of a cookie; empty without one. Of several the first counts.
function asking.cookie(header, name)
    local begin = 1
    if header:sub(1, #name + 1) ~= name .. "=" then
        local before = header:find("; " .. name .. "=", 1, true)
        if not before then return "" end
        begin = before + 2
    end
    local ends = header:find(";", begin, true)
    return header:sub(begin + #name + 1, ends and ends - 1)
end

-- Whether its sender may be signed in; Django alone can tell.
function asking.has_session(header)
    for part in header:gmatch("[^;]+") do
        if part:find("^%s*session=") or part:find("^%s*__Host%-session=") then return true end
    end
    return false
end

-- Whether its sender says so, which anybody can.
function asking.may_be_search_engine(user_agent)
    local said = user_agent:lower()
    for _, name in ipairs(SEARCH_ENGINES) do
        if said:find(name, 1, true) then return true end
    end
    return false
end

-- Whether somebody is going to read it: no browser that only fetches ahead, no script that keeps it
-- for later, and no HEAD.
function asking.is_reading(method, asked)
    return method == "GET"
        and not (asked.http_sec_purpose or ""):find("prefetch", 1, true)
        and (asked.http_sec_fetch_mode or "navigate") == "navigate"
end

-- `q=0`, `q=0.000`: not taken.
local function is_nought(weight)
    local value = weight:match("^q=(.+)$")
    return value ~= nil and value:find("^0*%.?0*$") ~= nil
end

-- The first of our encodings that is taken and that we have; the empty one is the page as it is.
function asking.encoding(accepted, bodies)
    local said, rest = {}, false
    for part in (accepted:lower() .. ","):gmatch("([^,]*),") do
        local name, weight = part:match("^%s*([^;]-)%s*;(.*)$")
        name = name or part:match("^%s*(.-)%s*$")
        said[name] = not is_nought((weight or ""):gsub(" ", ""))
    end
    if said["*"] ~= nil then rest = said["*"] end
    for _, name in ipairs(ENCODINGS) do
        local is_taken = said[name]
        if is_taken == nil then is_taken = rest end
        if is_taken and bodies[name] then return name end
    end
    return bodies[""] and "" or nil
end

-- Whether If-None-Match names what we would send. Weak and strong ones are the same here.
function asking.matches(asked, etag)
    if asked == etag or asked:find("^%s*%*%s*$") then return true end
    for one in (asked .. ","):gmatch("([^,]*),") do
        one = one:match("^%s*(.-)%s*$")
        if one == etag or one == "W/" .. etag then return true end
    end
    return false
end

return asking
