namespace CareRules.Syntax;

/// <summary>What a text stands for. Those after <see cref="Url"/> are small grammars of their own: binding reads them, here they only have to be there.</summary>
internal enum ScalarKind
{
    /// <summary>Free text that people read.</summary>
    Prose,

    /// <summary>A text that a machine compares, such as a code.</summary>
    Text,

    /// <summary>An id that is defined here.</summary>
    Id,

    /// <summary>A word of a closed list.</summary>
    Word,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>, nothing else.</summary>
    Boolean,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A day, a month or a year.</summary>
    PartialDate,

    /// <summary>A semantic version.</summary>
    Version,

    /// <summary>A language tag (BCP 47).</summary>
    Language,

    /// <summary>A web address.</summary>
    Url,

    /// <summary>The id of something that is defined elsewhere.</summary>
    Reference,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>A window of time.</summary>
    Window,

    /// <summary>A number with its unit.</summary>
    Quantity,

    /// <summary>A test of a quantity.</summary>
    QuantityTest,

    /// <summary>A test of a plain number.</summary>
    NumberTest,

    /// <summary>A test of a length of time.</summary>
    DurationTest,
}
