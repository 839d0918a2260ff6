-- The store as a reader sees it: which pages stand now, and their bytes.

local json = require "cjson.safe"
local Journal = require "edge.journal"
local moments = require "edge.moments"

local Shelf = {}
Shelf.__index = Shelf

function Shelf.of(folder)
    local journal = Journal.follow(folder, "pages")
    return setmetatable({blobs = folder .. "/blobs/", journal = journal, pages = {}}, Shelf)
end

function Shelf:is_behind()
    return self.journal:is_behind()
end

-- See what was written since the last time; return whose page may be another, nil for all.
-- A sweep begins the journal anew and changes no page.
function Shelf:catch_up()
    local before, changed, is_all = nil, {}, false
    local function apply(record)
        local dropped, named = record.drop, record.put
        if dropped == "all" then
            self.pages, is_all = {}, true
        elseif type(dropped) == "table" then
            for _, address in ipairs(dropped) do
                self.pages[address], changed[address] = nil, true
            end
        end
        for address, said in pairs(named or {}) do
            self.pages[address], changed[address] = said[2], true
        end
    end
    self.journal:news(apply, function()
        before, self.pages = self.pages, {}
    end)
    if before == nil then return not is_all and changed or nil end
    changed = {}
    for address, page in pairs(before) do
        if self.pages[address] ~= page then changed[address] = true end
    end
    return changed
end

local function known(value)
    if value == json.null then return nil end
    return value
end

local function item_of(said)
    local item = {
        kind = said.kind, key = said.key, access = said.access, is_spiked = said.is_spiked,
        issue = said.issue, article = said.article, is_metered = said.is_metered,
    }
    for _, name in ipairs(moments.OF_AN_ITEM) do
        item[name] = moments.seconds(known(said[name]))
    end
    return item
end

local function variants_of(said)
    local found = {}
    for variant, made in pairs(said) do
        found[variant] = {
            headers = made[1], etag = made[2], blob = made[3], bodies = made[4], shows = made[5],
        }
    end
    return found
end

-- What stands at that address, nil for nothing.
function Shelf:page(address)
    local written = self.pages[address]
    local said = written and json.decode(written)
    if not said then return nil end
    return {
        item = item_of(said.item),
        variants = variants_of(said.made),
        quiet = next(said.quiet) and variants_of(said.quiet) or nil,
        ends = known(said["until"]),
    }
end

-- So many bytes of a blob, or nil when a sweep has taken them.
function Shelf:read(blob, begin, size)
    local file = io.open(self.blobs .. blob, "rb")
    if not file then return nil end
    file:seek("set", begin)
    local content = size == 0 and "" or file:read(size)
    file:close()
    return content and #content == size and content or nil
end

return Shelf
