import type { Member, Members } from './callback';

const has = (members: Members, address: string) =>
	members.some((member) => member.address === address);

/** Productions before tests, each in the order in which they came. */
const productionsFirst = (members: Members): Member[] => [
	...members.filter(({ isTest }) => !isTest),
	...members.filter(({ isTest }) => isTest),
];

/** The list with a member in front and the others behind it, productions first. */
export function withHost(members: Members, host: Member): Member[] {
	return [host, ...productionsFirst(without(members, host.address))];
}

export function without(members: Members, address: string): Member[] {
	return members.filter((member) => member.address !== address);
}

/** Those that may become host when a trigger joins, the best one first. */
export function hostsAfterJoin(members: Members, self: Member): Member[] {
	const [host, ...others] = without(members, self.address);
	if (has(members.slice(0, 1), self.address)) {
		return [self, ...productionsFirst(without(members, self.address))];
	}
	if (!host) return [self];
	if (host.isTest && !self.isTest) return [self, host];
	const productions = others.filter(({ isTest }) => !isTest);
	return self.isTest ? [host, ...productions, self] : [host, self, ...productions];
}

/** Those that may become host when a trigger has left: the host stays if it can, then the others. */
export function hostsAfterLeave(remaining: Members, wasHost: boolean): Member[] {
	if (wasHost) return productionsFirst(remaining);
	return [remaining[0], ...productionsFirst(remaining.slice(1))];
}

/** The list with a member in it, once. */
export function withMember(members: Members, self: Member): Member[] {
	return has(members, self.address)
		? members.map((member) => (member.address === self.address ? self : member))
		: [...members, self];
}
