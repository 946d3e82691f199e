using System.CommandLine;
using Heat.Cli.Commands;

var root = new RootCommand("Heat templates on OpenStack, from the command line.") { SimulatorCommand.Create() };
return await root.Parse(args).InvokeAsync();
