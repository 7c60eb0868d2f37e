using System.Diagnostics.CodeAnalysis;

namespace OrgAuth.Domain.Common;

/// <summary>What every result can tell: whether it succeeded and, if not, why.</summary>
public interface IResult
{
    /// <summary>How it ended.</summary>
    ResultStatus Status { get; }

    /// <summary>Whether it was done; everything else changed nothing.</summary>
    bool IsSuccess { get; }

    /// <summary>The refusal; <c>null</c> on success and where <see cref="ValidationErrors"/> say it field by field.</summary>
    Error? Error { get; }

    /// <summary>What is wrong with the input, field by field; empty otherwise.</summary>
    IReadOnlyList<ValidationError> ValidationErrors { get; }
}

/// <summary>Lets generic code (the pipeline) make a refusal of the very type a request answers with.</summary>
/// <typeparam name="TSelf">The result type itself.</typeparam>
public interface IResult<TSelf> : IResult
    where TSelf : IResult<TSelf>
{
    /// <summary>A refusal for one named reason.</summary>
    static abstract TSelf Refused(Error error);

    /// <summary>A refusal of the input, field by field.</summary>
    /// <exception cref="ArgumentException">Nothing is wrong with it.</exception>
    static abstract TSelf Invalid(IReadOnlyList<ValidationError> errors);
}

/// <summary>The outcome of an operation without a value. Refusals are results; exceptions are bugs or broken dependencies.</summary>
public sealed class Result : IResult<Result>
{
    private static readonly Result Done = new(null, []);

    private Result(Error? error, IReadOnlyList<ValidationError> validationErrors)
    {
        Error = error;
        ValidationErrors = validationErrors;
    }

    /// <inheritdoc />
    public Error? Error { get; }

    /// <inheritdoc />
    public IReadOnlyList<ValidationError> ValidationErrors { get; }

    /// <inheritdoc />
    public bool IsSuccess => Status == ResultStatus.Ok;

    /// <inheritdoc />
    public ResultStatus Status => Error?.Status ?? (ValidationErrors.Count > 0 ? ResultStatus.Invalid : ResultStatus.Ok);

    /// <summary>It was done.</summary>
    public static Result Success() => Done;

    /// <summary>It was done; here is the value.</summary>
    public static Result<T> Success<T>(T value) => value;

    /// <inheritdoc />
    public static Result Refused(Error error) => new(error, []);

    /// <inheritdoc />
    public static Result Invalid(IReadOnlyList<ValidationError> errors) => new(null, ValidationError.AtLeastOne(errors));

    /// <summary>Refuses with <paramref name="error"/>.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "Refused is the named alternative.")]
    public static implicit operator Result(Error error) => Refused(error);
}

/// <summary>The outcome of an operation that gives a value.</summary>
/// <typeparam name="T">The value's type.</typeparam>
[SuppressMessage("Design", "CA1000", Justification = "The static factories are the contract that the pipeline is generic over.")]
[SuppressMessage("Usage", "CA2225", Justification = "Result.Success and Refused are the named alternatives.")]
public sealed class Result<T> : IResult<Result<T>>
{
    private readonly T? value;

    private Result(T? value, Error? error, IReadOnlyList<ValidationError> validationErrors)
    {
        this.value = value;
        Error = error;
        ValidationErrors = validationErrors;
    }

    /// <inheritdoc />
    public Error? Error { get; }

    /// <inheritdoc />
    public IReadOnlyList<ValidationError> ValidationErrors { get; }

    /// <inheritdoc />
    public bool IsSuccess => Status == ResultStatus.Ok;

    /// <inheritdoc />
    public ResultStatus Status => Error?.Status ?? (ValidationErrors.Count > 0 ? ResultStatus.Invalid : ResultStatus.Ok);

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The operation was refused: there is none.</exception>
    public T Value => IsSuccess ? value! : throw new InvalidOperationException($"A refused result has no value: {Error?.Code}.");

    /// <inheritdoc />
    public static Result<T> Refused(Error error) => new(default, error, []);

    /// <inheritdoc />
    public static Result<T> Invalid(IReadOnlyList<ValidationError> errors) => new(default, null, ValidationError.AtLeastOne(errors));

    /// <summary>Succeeds with <paramref name="value"/>.</summary>
    public static implicit operator Result<T>(T value) => new(value, null, []);

    /// <summary>Refuses with <paramref name="error"/>.</summary>
    public static implicit operator Result<T>(Error error) => Refused(error);
}
