using System.Collections.Immutable;
using Heat.Templates.Values;

namespace Heat.Templates.Evaluation;

/// <summary>An evaluated resource together with all that it was made of.</summary>
internal sealed record EvaluationMemory(ImmutableArray<ValueRead> Reads, EvaluatedResource Result)
{
    /// <summary>Everything that was read still has the same value.</summary>
    public bool IsCurrent(IResourceValues values)
    {
        foreach (var read in Reads)
        {
            if (!read.IsSame(values))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>One question to a resource and its answer. A null attribute asks for the id.</summary>
internal readonly record struct ValueRead(string Resource, string? Attribute, TemplateValue Answer)
{
    public bool IsSame(IResourceValues values)
    {
        var answer = Attribute is null ? values.ReferenceId(Resource) : values.Attribute(Resource, Attribute);
        return ReferenceEquals(answer, Answer) || (answer.ContainsSecret == Answer.ContainsSecret && answer.Equals(Answer));
    }
}

/// <summary>Passes questions on, marks what is sensitive by its type's schema, and remembers the answers.</summary>
internal sealed class RecordingValues(IResourceValues source, Func<string, string, bool> isSensitive) : IResourceValues
{
    private readonly ImmutableArray<ValueRead>.Builder _reads = ImmutableArray.CreateBuilder<ValueRead>();

    public ImmutableArray<ValueRead> Reads => _reads.ToImmutable();

    public TemplateValue ReferenceId(string resource)
    {
        var answer = source.ReferenceId(resource);
        _reads.Add(new ValueRead(resource, null, answer));
        return answer;
    }

    public TemplateValue Attribute(string resource, string attribute)
    {
        var answer = source.Attribute(resource, attribute);
        _reads.Add(new ValueRead(resource, attribute, answer));
        return isSensitive(resource, attribute) ? answer.AsSecret() : answer;
    }
}
