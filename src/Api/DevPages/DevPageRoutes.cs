using OrgAuth.Application.Configuration;
using OrgAuth.Application.Mail;

namespace OrgAuth.Api.DevPages;

/// <summary>Maps the pages for developers; after every other route, so that an application's own page comes first.</summary>
internal static class DevPageRoutes
{
    public static void MapDevPages(this IEndpointRouteBuilder app, OrgAuthOptions options)
    {
        if (!app.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment())
            return;

        if (options.Mail.Delivery == MailDelivery.DevPage)
            app.MapLast(MailPage.Path, context => MailPage.WriteAsync(context, context.RequestServices.GetRequiredService<DevMailbox>()));

        if (options.Links is { AcceptInvitation: null, BaseAddress: null })
            app.MapLast(InvitationPage.Path, context => InvitationPage.WriteAsync(context, options.BasePath));
    }

    private static void MapLast(this IEndpointRouteBuilder app, string path, RequestDelegate page) =>
        app.MapGet(path, page).WithOrder(int.MaxValue).ExcludeFromDescription();
}
