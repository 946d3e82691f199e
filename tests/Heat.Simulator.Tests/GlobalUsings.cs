global using System.Text.Json.Nodes;
global using Heat.Simulator.Tests.Clients;
global using Heat.Testing;
