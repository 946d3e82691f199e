namespace Heat.Operator.Entities;

/// <summary>What a reason says of the object that it stands on.</summary>
internal enum ReasonMeaning
{
    /// <summary>All is as it should be.</summary>
    Well,

    /// <summary>Nothing is wrong: work goes on, or something else has to be done first. It goes on by itself.</summary>
    Waiting,

    /// <summary>Nothing is wrong: it is left alone because somebody said so. It goes on when they say otherwise. No tool shall call that a failure.</summary>
    Wanted,

    /// <summary>Something is wrong, or not as it should be. People are warned.</summary>
    Trouble,
}
