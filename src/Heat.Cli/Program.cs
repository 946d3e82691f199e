using Heat.Cli.Hosting;

return await HeatProgram.RunAsync(args, Surroundings.OfProcess(), CancellationToken.None);
