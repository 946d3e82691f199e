global using System.Globalization;
global using System.Text.Json;
global using System.Text.Json.Nodes;
global using Heat.Simulator.Http;
global using Heat.Simulator.Storage;
