using System.Collections.Immutable;
using System.Text;

namespace Heat.Cli.Output;

/// <summary>Columns with a heading each, as kubectl writes them.</summary>
internal sealed class ColumnTable(params ImmutableArray<string> head)
{
    private const int Gap = 3;

    private readonly List<ImmutableArray<string>> _rows = [];

    public void Add(params ImmutableArray<string> cells) => _rows.Add(cells);

    public void WriteTo(TextWriter output)
    {
        ImmutableArray<string> titles = [.. head.Select(title => title.ToUpperInvariant())];
        var widths = head.Select((_, column) => _rows.Prepend(titles).Max(row => row[column].Length)).ToArray();
        foreach (var row in _rows.Prepend(titles))
        {
            var line = new StringBuilder();
            for (var column = 0; column < row.Length; column++)
            {
                line.Append(row[column].PadRight(widths[column] + Gap));
            }

            output.WriteLine(line.ToString().TrimEnd());
        }
    }
}
