-- Where a reader came from, and who is none: as they are counted. The words are those of the door.

local sources = {}

local LOOKED_AT, MOST_LETTERS, MOST_KNOWN = 300, 100, 2048
-- Short, and only words that no browser of a person has in its name.
local MACHINES = {
    "bot", "crawl", "spider", "slurp", "preview", "monitor", "headless", "lighthouse",
    "facebookexternalhit", "feedfetcher", "scrapy", "curl/", "wget/", "python", "httpx", "aiohttp",
    "libwww-perl", "go-http-client", "java/", "okhttp", "axios", "node-fetch", "guzzle", "httpclient",
}

-- The answers of a function by what it was asked, so many of them.
local function remembered(answer)
    local known, count = {}, 0
    return function(asked)
        local found = known[asked]
        if found == nil then
            if count >= MOST_KNOWN then
                known, count = {}, 0
            end
            found = answer(asked)
            known[asked], count = found, count + 1
        end
        return found
    end
end

local function host_in(rest)
    return rest:match("^%[[0-9a-f:.]+%]") or rest:match("^[a-z0-9._-]+")
end

-- A function from a Referer to its host without `www.`: "inside" for the site itself, empty for none
-- and for a number, which may be somebody's own machine. Nothing else of it is looked at.
function sources.of(hosts)
    return remembered(function(referrer)
        local scheme, rest = referrer:sub(1, LOOKED_AT):lower():match("^([a-z-]+)://(.*)$")
        if scheme ~= "http" and scheme ~= "https" and scheme ~= "android-app" then return "" end
        local host = host_in((rest:gsub("^[^/?#@]*@", ""))) or host_in(rest)
        if not host then return "" end
        host = host:gsub("%.+$", "")
        local bare = host:gsub("^www%.", "")
        if hosts[host] or hosts[bare] then return "inside" end
        if bare:find("^%[.*%]$") or bare:find("^[%d.]+$") then return "" end
        return bare:sub(1, MOST_LETTERS)
    end)
end

-- Whether a User-Agent says that it is a program, or says nothing at all.
sources.is_machine = remembered(function(user_agent)
    local said = user_agent:sub(1, LOOKED_AT):lower():gsub("cubot", "") -- telephones of that make
    if said:find("^%s*$") and not user_agent:lower():find("cubot", 1, true) then return true end
    for _, word in ipairs(MACHINES) do
        if said:find(word, 1, true) then return true end
    end
    return false
end)

return sources
