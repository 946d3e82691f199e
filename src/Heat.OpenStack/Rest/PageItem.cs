namespace Heat.OpenStack.Rest;

/// <summary>Where in a page an object stands.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Id">What it is known by; null where it has nothing of the kind.</param>
internal readonly record struct PageItem(int Start, int Length, string? Id);
