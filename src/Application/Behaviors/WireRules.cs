using FluentValidation;
using OrgAuth.Domain.Organizations;

namespace OrgAuth.Application.Behaviors;

/// <summary>Validation rules in the words of the reference (section 1, "Validation errors").</summary>
public static class WireRules
{
    /// <summary>At least one character.</summary>
    public static IRuleBuilderOptions<T, string?> Required<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || text.Length > 0).WithMessage("Too small: expected string to have >=1 characters");

    /// <summary>At most <paramref name="length"/> characters.</summary>
    public static IRuleBuilderOptions<T, string?> AtMost<T>(this IRuleBuilder<T, string?> rule, int length) =>
        rule.Must(text => text is null || text.Length <= length).WithMessage($"Too big: expected string to have <={length} characters");

    /// <summary>1 to <paramref name="length"/> characters after trimming.</summary>
    public static IRuleBuilderOptions<T, string?> Name<T>(this IRuleBuilder<T, string?> rule, int length) => rule
        .Must(text => text is null || text.AsSpan().Trim().Length > 0).WithMessage("Too small: expected string to have >=1 characters")
        .Must(text => text is null || text.AsSpan().Trim().Length <= length).WithMessage($"Too big: expected string to have <={length} characters");

    /// <summary>An e-mail address.</summary>
    public static IRuleBuilderOptions<T, string?> EmailAddress<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || Domain.Users.Email.IsValid(text)).WithMessage("Invalid email address");

    /// <summary>A slug; otherwise the request is refused with <c>INVALID_SLUG</c>.</summary>
    public static IRuleBuilderOptions<T, string?> Slug<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(text => text is null || Domain.Organizations.Slug.IsValid(text))
        .WithMessage(OrganizationErrors.InvalidSlug.Message)
        .WithState(_ => OrganizationErrors.InvalidSlug.Code);

    /// <summary>The text of a JSON object of at most 16 KiB.</summary>
    public static IRuleBuilderOptions<T, string?> MetadataSize<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(json => json is null || Metadata.Fits(json)).WithMessage($"Too big: expected record to have <={Metadata.MaxBytes} bytes as JSON");
}
