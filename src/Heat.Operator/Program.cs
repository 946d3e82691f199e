using Heat.Operator.Generation;
using Heat.Operator.Hosting;

if (args is ["generate", .. var generation])
{
    return Generator.Run(generation, Console.Out, Console.Error);
}

await OperatorApp.Build(args).RunAsync();
return 0;
