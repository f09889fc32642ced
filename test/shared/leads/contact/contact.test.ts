import * as fc from 'fast-check';
import {
	contactKey,
	regionOfLocale,
	toContact,
} from '../../../../nodes/shared/leads/contact/contact';

const EMPTY = toContact({}, undefined);

describe('toContact', () => {
	it('has every part, null where nothing was answered', () => {
		expect(EMPTY).toEqual({
			email: null,
			fullName: null,
			firstName: null,
			lastName: null,
			phone: null,
			phoneE164: null,
			company: null,
			jobTitle: null,
			website: null,
			streetAddress: null,
			city: null,
			state: null,
			postCode: null,
			country: null,
			dateOfBirth: null,
			gender: null,
		});
		expect(toContact({ fullName: ' \u200b', email: '', city: '\t', phone: '  ' }, 'ES')).toEqual(
			EMPTY,
		);
	});

	it('takes the other answers as they are, in one line', () => {
		const answers = {
			company: ' ACME  GmbH ',
			jobTitle: 'CTO',
			website: 'https://Example.com/A',
			streetAddress: 'Calle Mayor 1\n2º B',
			city: 'León',
			state: 'CyL',
			postCode: '24001',
			country: 'ES',
			dateOfBirth: '12/31/1990',
			gender: 'female',
		};
		expect(toContact(answers, undefined)).toEqual({
			...EMPTY,
			...answers,
			company: 'ACME GmbH',
			streetAddress: 'Calle Mayor 1 2º B',
		});
	});

	describe('e-mail', () => {
		it('is the first answer that is one', () => {
			const workEmail = 'Ada@Work.example';
			expect(toContact({ email: 'a@b.example', workEmail }, undefined).email).toBe('a@b.example');
			expect(toContact({ workEmail }, undefined).email).toBe('ada@work.example');
			expect(toContact({ email: 'none', workEmail }, undefined).email).toBe('ada@work.example');
			expect(toContact({ email: 'none' }, undefined).email).toBeNull();
		});
	});

	describe('phone', () => {
		it('is kept as answered next to its E.164 form', () => {
			const contact = toContact({ phone: ' 600 11 12 22 ' }, 'es');
			expect(contact).toMatchObject({ phone: '600 11 12 22', phoneE164: '+34600111222' });
		});

		it('is the first answer that is a number, else the first answer', () => {
			const workPhone = '+34600111222';
			expect(toContact({ phone: 'call me', workPhone }, undefined)).toMatchObject({
				phone: workPhone,
				phoneE164: workPhone,
			});
			expect(toContact({ phone: 'call me', workPhone: 'no' }, undefined)).toMatchObject({
				phone: 'call me',
				phoneE164: null,
			});
		});
	});

	it('reads no e-mail, phone or name parts out of the answers of a test lead of Meta', () => {
		const dummy = (field: string) => `<test lead: dummy data for ${field}>`;
		const contact = toContact(
			{ email: dummy('email'), phone: dummy('phone_number'), fullName: dummy('full_name') },
			'US',
		);
		expect(contact).toEqual({ ...EMPTY, fullName: dummy('full_name') });
	});

	describe('names', () => {
		it.each([
			['Ana Gómez', 'Ana', 'Gómez'],
			['Ana María de la O', 'Ana', 'María de la O'],
			['  ana \t GÓMEZ\u200b ', 'ana', 'GÓMEZ'],
			['Анна Каренина', 'Анна', 'Каренина'],
			['محمد علي', 'محمد', 'علي'],
			['山田\u3000太郎', '山田', '太郎'],
		])('of %j are guessed from the full name', (fullName, firstName, lastName) => {
			expect(toContact({ fullName }, undefined)).toMatchObject({
				fullName: `${firstName} ${lastName}`,
				firstName,
				lastName,
			});
		});

		it.each(['Ana', '山田太郎', 'กมลชนก'])('of %j stay one full name', (fullName) => {
			expect(toContact({ fullName }, undefined)).toMatchObject({
				fullName,
				firstName: null,
				lastName: null,
			});
		});

		it('make the full name where it was not asked', () => {
			expect(toContact({ firstName: 'Ana', lastName: 'Gómez' }, undefined).fullName).toBe(
				'Ana Gómez',
			);
			expect(toContact({ lastName: 'Gómez' }, undefined).fullName).toBe('Gómez');
		});

		it('are not guessed where one of them was answered', () => {
			expect(
				toContact({ fullName: 'Ana María Gómez', firstName: 'Ana María' }, undefined),
			).toMatchObject({ fullName: 'Ana María Gómez', firstName: 'Ana María', lastName: null });
		});

		it('are composed and free of control and zero-width characters', () => {
			expect(
				toContact({ fullName: 'Jose\u0301\u0000 \u200eA\u200dda\u00ad' }, undefined).fullName,
			).toBe('José Ada');
		});

		it('keep the joiners that Persian and Sinhala spell with', () => {
			for (const fullName of ['علی\u200cرضا', 'ශ\u0dca\u200dරී']) {
				expect(toContact({ fullName }, undefined).fullName).toBe(fullName);
			}
		});

		it('come out as themselves when read again', () => {
			fc.assert(
				fc.property(fc.string({ unit: 'binary' }), (answer) => {
					const { fullName } = toContact({ fullName: answer }, undefined);
					expect(toContact({ fullName: fullName ?? '' }, undefined).fullName).toBe(fullName);
				}),
				{ numRuns: 5_000 },
			);
		});
	});

	it('answers for any answers and any region', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.string(), (answer, region) => {
				const contact = toContact({ email: answer, phone: answer, firstName: answer }, region);
				expect(Object.keys(contact)).toEqual(Object.keys(EMPTY));
			}),
		);
	});
});

describe('contactKey', () => {
	it('is the e-mail address, else the phone number', () => {
		expect(contactKey({ ...EMPTY, email: 'a@b.example', phoneE164: '+34600111222' })).toBe(
			'a@b.example',
		);
		expect(contactKey({ ...EMPTY, phoneE164: '+34600111222' })).toBe('+34600111222');
		expect(contactKey({ ...EMPTY, fullName: 'Ana', phone: '123' })).toBeUndefined();
	});
});

describe('regionOfLocale', () => {
	it.each([
		['en_US', 'US'],
		['pt-BR', 'BR'],
		['zh_Hant_TW', 'TW'],
		['es-es', 'ES'],
		['de_AT.UTF-8', 'AT'],
		['de-DE-1996', 'DE'],
		['en', undefined],
		['zh_Hant', undefined],
		['es_419', undefined],
		['', undefined],
		[null, undefined],
		[undefined, undefined],
	])('of %j is %j', (locale, expected) => {
		expect(regionOfLocale(locale)).toBe(expected);
	});
});
