-- What Lua has no words for, asked of the C library and of nginx's own libcrypto.

local bit = require "bit"
local ffi = require "ffi"

ffi.cdef [[
int open(const char *path, int flags, ...);
int close(int handle);
int mkdir(const char *path, unsigned int mode);
int ftruncate(int handle, long size);
int flock(int handle, int operation);
long pread(int handle, void *buffer, size_t count, long offset);
long write(int handle, const void *buffer, size_t count);
void *mmap(void *address, size_t length, int protection, int flags, int handle, long offset);

struct octavo_moment { int64_t seconds; uint32_t nanoseconds; int32_t spare; };
struct octavo_status {
    uint32_t mask, block_size; uint64_t attributes;
    uint32_t links, owner, group; uint16_t mode, spare0;
    uint64_t number, size, blocks, attributes_mask;
    struct octavo_moment read, born, changed, written;
    uint32_t special_major, special_minor, device_major, device_minor;
    uint64_t spare[14];
};
int statx(int folder, const char *path, int flags, unsigned int mask, struct octavo_status *found);

typedef struct evp_md_st EVP_MD;
const EVP_MD *EVP_sha256(void);
unsigned char *HMAC(const EVP_MD *way, const void *key, int key_size, const unsigned char *said,
                    size_t size, unsigned char *signed_, unsigned int *signed_size);
int CRYPTO_memcmp(const void *one, const void *other, size_t size);
]]

local C = ffi.C
local READ, READ_WRITE, CREATE, ALONE, APPEND, CLOSE_ON_EXEC = 0, 2, 0x40, 0x80, 0x400, 0x80000
local OWNERS_ALONE = 384 -- 0600
local HERE, OF_HANDLE, BASIC = -100, 0x1000, 0x7ff
local PROTECT_READ, SHARED = 1, 1
local LOCK_ALONE, LOCK_AT_ONCE = 2, 4
local COUNTER_BYTES, CHUNK = 8, 1048576

local system = {}

local function opened(path, flags)
    local handle = C.open(path, bit.bor(flags, CLOSE_ON_EXEC), ffi.cast("int", OWNERS_ALONE))
    return handle >= 0 and handle or nil
end

function system.make_folder(path)
    C.mkdir(path, 448) -- 0700; that it is there already is no trouble
end

function system.open_for_reading(path)
    return opened(path, READ)
end

local status = ffi.new("struct octavo_status")

-- Which file that is, as a word, and how large; nil where there is none.
function system.file(path_or_handle)
    local is_path = type(path_or_handle) == "string"
    local failed = is_path and C.statx(HERE, path_or_handle, 0, BASIC, status)
        or not is_path and C.statx(path_or_handle, "", OF_HANDLE, BASIC, status)
    if failed ~= 0 then return nil end
    local number, major, minor = tostring(status.number), status.device_major, status.device_minor
    return string.format("%s:%s:%s", number, major, minor), tonumber(status.size)
end

-- How many names an open file has: none once it was taken away.
function system.links(handle)
    return C.statx(handle, "", OF_HANDLE, BASIC, status) == 0 and status.links or 0
end

-- A new file of our own to add lines to, locked for as long as this process lives; nil where none can
-- be made, or somebody has taken it away before it was locked.
function system.open_for_adding(path)
    local handle = opened(path, bit.bor(READ_WRITE, CREATE, ALONE, APPEND))
    if not handle then return nil end
    if C.flock(handle, bit.bor(LOCK_ALONE, LOCK_AT_ONCE)) == 0 and system.links(handle) > 0 then
        return handle
    end
    C.close(handle)
    return nil
end

function system.close(handle)
    C.close(handle)
end

-- Whether all of it was written behind so many bytes; of a part nothing is left.
function system.add(handle, text, size)
    if tonumber(C.write(handle, text, #text)) == #text then return true end
    C.ftruncate(handle, size)
    return false
end

local buffer = ffi.new("char[?]", CHUNK)

-- At most a megabyte of an open file from there on; empty at its end.
function system.read(handle, offset)
    local count = tonumber(C.pread(handle, buffer, CHUNK, offset))
    return count > 0 and ffi.string(buffer, count) or ""
end

-- A file's counter, mapped: `counter[0]` is how often something was added, as seen now. Of its
-- eight bytes the lower four are enough to see that it is another.
function system.counter(path)
    local handle = opened(path, bit.bor(READ_WRITE, CREATE))
    if not handle then return nil end
    local _, size = system.file(handle)
    if size < COUNTER_BYTES then C.ftruncate(handle, COUNTER_BYTES) end
    local mapped = C.mmap(nil, COUNTER_BYTES, PROTECT_READ, SHARED, handle, 0)
    C.close(handle)
    if mapped == ffi.cast("void *", -1) then return nil end
    return ffi.cast("volatile int32_t *", mapped)
end

local signed, signed_size = ffi.new("unsigned char[32]"), ffi.new("unsigned int[1]")

-- HMAC-SHA256, 32 bytes.
function system.hmac(secret, words)
    C.HMAC(C.EVP_sha256(), secret, #secret, words, #words, signed, signed_size)
    return ffi.string(signed, 32)
end

-- Whether two texts are the same, in a time that does not tell where they differ.
function system.are_same(one, other)
    return #one == #other and C.CRYPTO_memcmp(one, other, #one) == 0
end

return system
