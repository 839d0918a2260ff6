-- Counts what was read and shown, in memory, and writes it down once a second: a line of a file that
-- belongs to this life of this worker alone. docs/reference/edge.md says what a line is.

local ffi = require "ffi"
local json = require "cjson.safe"
local system = require "edge.system"

local ENDING = ".tally"

local counting = {}
local folder, handle
local reads, views, is_empty = {}, {}, true

-- Count for the files in that folder. Called once in each worker.
function counting.begin(path)
    folder = path
    system.make_folder(folder)
end

-- `item` is kind and lasting name, `by` the rule or "teaser", `source` the host it was found at.
function counting.read(item, by, source, shows)
    is_empty = false
    local of_item = reads[item]
    if not of_item then
        of_item = {}
        reads[item] = of_item
    end
    local of_rule = of_item[by]
    if not of_rule then
        of_rule = {}
        of_item[by] = of_rule
    end
    of_rule[source] = (of_rule[source] or 0) + 1
    for place = 1, #shows do
        local booking = shows[place]
        views[booking] = (views[booking] or 0) + 1
    end
end

local function counts()
    local said = {}
    for item, of_item in pairs(reads) do
        for by, of_rule in pairs(of_item) do
            for source, count in pairs(of_rule) do
                said[#said + 1] = {{"read", item, by, source}, count}
            end
        end
    end
    for booking, count in pairs(views) do
        said[#said + 1] = {{"view", booking}, count}
    end
    return said
end

-- A file that nobody has had before: a process number alone comes again.
local function begin_file()
    local seed = ffi.new("unsigned char[8]")
    local chance = io.open("/dev/urandom", "rb")
    ffi.copy(seed, chance:read(8), 8)
    chance:close()
    local words = {}
    for place = 0, 7 do
        words[place + 1] = string.format("%02x", seed[place])
    end
    local name = string.format("nginx-%d-%d-%s", ngx.worker.pid(), ngx.time(), table.concat(words))
    handle = system.open_for_adding(folder .. "/" .. name .. ENDING)
    if not handle then ngx.log(ngx.ERR, "Nothing can be counted in ", folder, ".") end
end

-- Write down what was counted since the last time, in one piece. A file that was taken away
-- meanwhile is followed by another.
function counting.flush()
    if is_empty then return end
    if handle then
        local _, _, links = system.file(handle)
        if links == 0 then
            system.close(handle)
            handle = nil
        end
    end
    if not handle then begin_file() end
    local said = json.encode({at = ngx.time(), counts = counts()})
    if not handle or not system.add(handle, string.format("%08x %s\n", ngx.crc32_long(said), said)) then
        return -- kept in memory until there is room again
    end
    reads, views, is_empty = {}, {}, true
end

return counting
