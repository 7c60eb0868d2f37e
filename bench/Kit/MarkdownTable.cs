using System.Text;

namespace OrgAuth.Bench.Kit;

/// <summary>A table that reads well as Markdown and on a terminal.</summary>
internal static class MarkdownTable
{
    /// <param name="text">Where it is written.</param>
    /// <param name="rows">The head, then the lines.</param>
    /// <param name="textColumns">The columns set to the left; the others are numbers.</param>
    public static void Append(StringBuilder text, IReadOnlyList<string[]> rows, params int[] textColumns)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var (index, row) in rows.Index())
        {
            text.Append("| ").AppendJoin(" | ", row.Select((cell, column) => IsText(column) ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).Append(" |\n");
            if (index == 0)
                text.Append('|').AppendJoin('|', widths.Select((width, column) => new string('-', width + 1) + (IsText(column) ? '-' : ':'))).Append("|\n");
        }

        bool IsText(int column) => textColumns.Contains(column);
    }
}
