using OrgAuth.Bench.Growth;
using OrgAuth.Bench.Kit;

return await Run.MeasureAsync(Timeout.InfiniteTimeSpan, async stop =>
{
    await Growth.RunAsync(GrowthOptions.Parse(args), Environment.CurrentDirectory, stop);
    return 0;
});
