namespace Heat.OpenStack.Swift;

/// <summary>An object as a container lists it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Hash">MD5 of its content, in hexadecimal digits: another content has another one.</param>
public sealed record StoredObject(string Name, long Bytes, string Hash);
