-- Asks for 2,000 addresses in turn, each thread from another place on: PREFIX/0/ to PREFIX/COUNT-1/.
local prefix, count = os.getenv("PREFIX"), tonumber(os.getenv("COUNT"))
local at = math.random(count)

request = function()
  at = (at * 7919 + 1) % count
  return wrk.format("GET", prefix .. at .. "/")
end

done = function(summary, latency)
  io.write(string.format('\n{"requests": %d, "errors": %d, "us": %d, "p99_us": %d}\n', summary.requests,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout,
    summary.duration, latency:percentile(99)))
end
