-- Decides which variant of an item a reader gets now, by which rule, and until when that holds.
-- The same as `core/access/deciding.py` and `door/variants.py` for readers; staff are Django's.

local moments = require "edge.moments"
local rights = require "edge.rights"

local KINDS = {
    article = true, issue = true, picture = true, listing = true, author = true, section = true,
    page = true, feed = true, edition = true,
}
local ACCESSES = {open = true, registered = true, subscribers = true}
local BY_RIGHT = {
    subscriber = "subscriber", issue = "has_issue", article = "has_article", opened = "opened",
    gift = "given",
}
local FOR_EVER = math.huge

local deciding = {}

local function is_well_formed(item)
    return KINDS[item.kind] and ACCESSES[item.access] and item.key ~= ""
        and type(item.key) == "string" and type(item.issue) == "string"
        and type(item.article) == "string" and type(item.is_spiked) == "boolean"
        and type(item.is_metered) == "boolean"
end

local function has_appeared(item, now)
    if item.is_spiked or not item.published_at or item.published_at > now then return false end
    return not item.embargoed_until or item.embargoed_until <= now
end

local function by_everybody(item, now)
    if item.access == "open" then return "open" end
    if item.opens_at and item.opens_at <= now then return "wall_opened" end
    local from, ends = item.free_from, item.free_until
    if from and ends and from <= now and now < ends then return "free_now" end
    return nil
end

-- Whether a right is to this item; a subscriber's is to all.
local function is_to(right, item)
    if right.kind == "subscriber" then return true end
    if right.kind == "issue" then return right.key == item.issue end
    if right.kind == "opened" and not item.is_metered then return false end
    return right.key == item.article
end

local function by_right(reader, item, now)
    for _, right in ipairs(reader.rights) do
        if right.is_digital and is_to(right, item) and rights.holds(right, now) then
            return BY_RIGHT[right.kind]
        end
    end
    return nil
end

-- By which rule the reader may see all of it, nil for a refusal; then what is shown all the same.
local function decide(reader, item, now)
    if not is_well_formed(item) or not has_appeared(item, now) then return nil, nil end
    local by = by_everybody(item, now) or by_right(reader, item, now)
    if by then return by, "full" end
    if item.access == "registered" and reader.is_registered then return "registered", "full" end
    return nil, item.kind == "article" and "teaser" or nil
end

deciding.decide = decide

local function reads_without_advertisements(reader, now)
    for _, right in ipairs(reader.rights) do
        if right.is_ad_free and rights.holds(right, now) then return true end
    end
    return false
end

-- The first instant after now at which something that a decision looks at begins or is over.
local function turns_at(reader, item, now)
    local first = FOR_EVER
    for _, name in ipairs(moments.OF_AN_ITEM) do
        local at = item[name]
        if at and now < at and at < first then first = at end
    end
    for _, right in ipairs(reader.rights) do
        if now < right.since and right.since < first then first = right.since end
        if now < right.ends and right.ends < first then first = right.ends end
    end
    return first
end

-- `variant` is nil for what is not shown at all; the choice holds until `ends`. `by` is the rule
-- that granted it, or the name of what is shown all the same.
function deciding.choose(reader, item, now)
    local by, variant = decide(reader, item, now)
    return {
        variant = variant,
        is_granted = by ~= nil,
        by = by or variant or "",
        is_ad_free = reads_without_advertisements(reader, now),
        ends = turns_at(reader, item, now),
    }
end

return deciding
