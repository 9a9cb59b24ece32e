using SiteGen.Model;
using Xunit;

namespace SiteGen.Tests.Model;

public sealed class WebAddressTests
{
    [Theory]
    [InlineData("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e")]
    [InlineData("http://example.org", "http://example.org/")]
    [InlineData("HTTPS://EXAMPLE.ORG/A", "https://example.org/A")]
    [InlineData(" https://example.org/ ", "https://example.org/")]
    [InlineData("https://example.org/\"><script>", "https://example.org/%22%3E%3Cscript%3E")]
    [InlineData("https://bücher.example/", "https://bücher.example/")]
    [InlineData("mailto:a@example.org", "mailto:a@example.org")]
    public void A_whole_address_of_the_web_or_of_mail_may_be_followed(string given, string address)
    {
        Assert.Equal(address, WebAddress.Allowed(given));
    }

    [Theory]
    [InlineData("")]
    [InlineData("example.org/a")]
    [InlineData("//example.org/a")]
    [InlineData("/a")]
    [InlineData("#a")]
    [InlineData("javascript:alert(1)")]
    [InlineData("JavaScript:alert(1)")]
    [InlineData("java\tscript:alert(1)")]
    [InlineData("\u0001javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.org/")]
    [InlineData("blob:https://example.org/x")]
    [InlineData("https://")]
    [InlineData("https:///a")]
    [InlineData("https://example.org/a b")]
    [InlineData("https://example.org/a\nb")]
    [InlineData("https://bank.example@other.example/")]
    [InlineData("https://user:word@example.org/")]
    [InlineData("mailto:")]
    [InlineData("mailto:nobody")]
    public void Nothing_else_may_be_followed(string given)
    {
        Assert.Null(WebAddress.Allowed(given));
    }

    [Theory]
    [InlineData("https://example.org/in-the-wa…")]
    [InlineData("https://example.org/in-the-wa...")]
    [InlineData("https://example.org/in-the-wa....")]
    public void An_address_that_the_source_cut_off_may_not_be_followed(string given)
    {
        Assert.True(WebAddress.IsCut(given));
        Assert.Null(WebAddress.Allowed(given));
    }
}
