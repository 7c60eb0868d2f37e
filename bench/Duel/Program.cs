using OrgAuth.Bench.Duel;
using OrgAuth.Bench.Kit;

return await Run.MeasureAsync(TimeSpan.FromMinutes(45), stop => Duel.RunAsync(DuelOptions.Parse(args), stop));
