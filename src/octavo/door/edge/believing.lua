-- Whom we believe: a pass is verified once and remembered until it runs out. Refused ones are not
-- remembered: there is no end of them.

local Journal = require "edge.journal"
local Keys = require "edge.keys"
local meter = require "edge.meter"
local passes = require "edge.passes"

local MOST_REMEMBERED = 8192

local Believer = {}
Believer.__index = Believer

function Believer.of(data)
    return setmetatable({
        data = data,
        journal = Journal.follow(data .. "/passes", "revoked"),
        revoked = {ids = {}, accounts = {}},
        meter = meter.NONE,
        known = {},
        count = 0,
    }, Believer)
end

function Believer:is_behind()
    return self.journal:is_behind()
end

-- Of two lines about a pass or an account the later second counts.
local function take_back(list, name, ends)
    list[name] = math.max(ends, list[name] or 0)
end

-- Read keys, meter and list again, and verify every pass anew.
function Believer:catch_up()
    self.journal:news(function(record)
        if record.id ~= nil then
            take_back(self.revoked.ids, record.id, record["until"])
        elseif record.account ~= nil then
            take_back(self.revoked.accounts, record.account, record["until"])
        end
    end, function()
        self.revoked = {ids = {}, accounts = {}}
    end)
    self.known, self.count = {}, 0
    self.meter = meter.read(self.data .. "/meter.json")
    self.keys = Keys.read(self.data .. "/pass-keys.json")
end

-- Who shows this pass; nil for somebody whose pass is not believed (any more), and why.
function Believer:holder(shown, now)
    local known = self.known[shown]
    if known and now < known.ends then return known end
    if not self.keys then return nil, "unknown_key" end
    local holder, why = passes.read(shown, self.keys, self.revoked, now)
    if not holder then return nil, why end
    if self.count >= MOST_REMEMBERED then
        self.known, self.count = {}, 0
    end
    if not known then self.count = self.count + 1 end
    self.known[shown] = holder
    return holder
end

-- What a guest's pass says was opened or given.
function Believer:guest(shown)
    return self.keys and shown ~= "" and passes.read_guest(shown, self.keys) or {}
end

-- A guest's pass with these rights; nil where there is no room for them.
function Believer:guests_pass(held)
    return self.keys and passes.sign_guest(held, self.keys)
end

-- The right that comes of opening the item now.
function Believer:opening(reader, item, now)
    return meter.opening(self.meter, reader, item, now)
end

return Believer
