/**
 * Domains of well-known mailboxes that anybody opens for minutes; their subdomains count too. A
 * choice, not all there are. Aliases that people keep, as those of browsers, are no such mailboxes.
 */
export const DISPOSABLE_DOMAINS: ReadonlySet<string> = new Set(
	`
10mail.org 10minutemail.co.uk 10minutemail.com 10minutemail.net 10minutesmail.com 20minutemail.com
anonbox.net anonymbox.com armyspy.com binkmail.com bobmail.info byom.de chacuo.net cuvox.de
dayrep.com deadaddress.com despam.it devnullmail.com discard.email discardmail.com discardmail.de
dispostable.com drdrb.com drdrb.net dropmail.me einrot.com emailfake.com emailondeck.com
emailtemporanea.net emailtemporario.com.br emltmp.com explodemail.com fakeinbox.com fakemail.fr
fakemail.net fakemailgenerator.com fleckens.hu getairmail.com getnada.com grr.la guerrillamail.biz
guerrillamail.com guerrillamail.de guerrillamail.info guerrillamail.net guerrillamail.org
guerrillamailblock.com gustr.com harakirimail.com inboxbear.com inboxkitten.com incognitomail.com
incognitomail.org jetable.com jetable.net jetable.org jourrapide.com kasmail.com kurzepost.de
linshiyouxiang.net mail-temp.com mail-temporaire.fr mail.tm mail7.io mailcatch.com maildrop.cc
maileater.com mailexpire.com mailforspam.com mailinator.com mailinator.net mailinator2.com
mailmetrash.com mailmoat.com mailnesia.com mailnull.com mailpoof.com mailsac.com mailtemp.info
mailtothis.com meltmail.com mintemail.com minuteinbox.com moakt.cc moakt.com moakt.ws mohmal.com
mvrht.com mytemp.email mytrashmail.com nada.email nada.ltd no-spam.ws nospamfor.us objectmail.com
one-time.email owlymail.com pokemail.net proxymail.eu quickinbox.com rcpt.at reallymymail.com
rhyta.com safetymail.info sharklasers.com shitmail.me smailpro.com sofort-mail.de sogetthis.com
spam4.me spambog.com spambog.de spambox.us spamfree24.org spamherelots.com spamhole.com spaml.de
superrito.com tafmail.com teleworm.us temp-mail.io temp-mail.org temp-mail.ru tempail.com
tempinbox.com tempmail.de tempmail.net tempmail.ninja tempmail.plus tempmailaddress.com
tempmailo.com tempomail.fr temporary-mail.net temporaryinbox.com tempr.email throwam.com
throwawaymail.com tmail.ws tmailinator.com tmpmail.net tmpmail.org trash-mail.com trash-mail.de
trashmail.at trashmail.com trashmail.de trashmail.me trashmail.net trashmail.ws trashymail.com
trbvm.com wegwerfemail.de wegwerfmail.de wegwerfmail.net wegwerfmail.org wh4f.org yopmail.com
yopmail.fr yopmail.net zetmail.com zippymail.info
`
		.trim()
		.split(/\s+/),
);

/** Whether an address is of a disposable domain or of a subdomain of one. */
export function isDisposable(email: string): boolean {
	const labels = email.slice(email.lastIndexOf('@') + 1).split('.');
	return labels.some((_, at) => DISPOSABLE_DOMAINS.has(labels.slice(at).join('.')));
}
