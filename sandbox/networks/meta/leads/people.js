// @ts-check
'use strict';

/**
 * @typedef {{ first: string, last: string, mail: string, phone: string, country: string, city: string,
 *   state: string, zip: string, street: string, company: string }} Person
 */

/** @type {Record<string, { first: string[], last: string[], dial: string, digits: number, country: string, places: [city: string, state: string][], zip: number, streets: string[] }>} */
const REGIONS = {
	en: {
		first: ['Ana', 'Grace', 'Liam', 'Noah', 'Priya', 'Maeve', "D'Angelo", 'Zoë'],
		last: ['Smith', "O'Neill", 'Johnson', 'van der Berg', 'Nguyen', 'Garcia-Lopez'],
		dial: '+1415555',
		digits: 4,
		country: 'US',
		places: [
			['Portland', 'OR'],
			['Austin', 'TX'],
			['St. Louis', 'MO'],
		],
		zip: 5,
		streets: ['Main St', 'Oak Ave', 'Lincoln Blvd'],
	},
	de: {
		first: ['Jürgen', 'Anneliese', 'Öztürk', 'Sören', 'Käthe', 'Lena'],
		last: ['Müller', 'Großmann', 'Schäfer', 'von Weizäcker', 'Yıldız'],
		dial: '+49151',
		digits: 8,
		country: 'DE',
		places: [
			['Köln', 'NW'],
			['München', 'BY'],
			['Weißenfels', 'ST'],
		],
		zip: 5,
		streets: ['Lindenstraße', 'Am Grünen Weg', 'Königsallee'],
	},
	es: {
		first: ['José', 'María', 'Íñigo', 'Lucía', 'João', 'Conceição'],
		last: ['Gómez', 'Muñoz', 'da Silva', 'Peña', 'Araújo'],
		dial: '+34600',
		digits: 6,
		country: 'ES',
		places: [
			['Córdoba', 'Andalucía'],
			['São Paulo', 'SP'],
			['Bogotá', 'Cundinamarca'],
		],
		zip: 5,
		streets: ['Calle Mayor', 'Rua das Flores', 'Avenida Sol'],
	},
};

const COMPANIES = ['Fern & Söhne GmbH', 'ACME, Inc.', 'Café "Luna"', 'Nordlicht AG', '花屋 Hana'];
/** @param {string} text */
const ascii = (text) =>
	text
		.normalize('NFD')
		.replace(/[^A-Za-z]/g, '')
		.toLowerCase();

/**
 * Somebody who speaks the language of a locale.
 * @param {string} locale @param {import('./random').Random} random @returns {Person}
 */
function makePerson(locale, random) {
	const language = locale.slice(0, 2);
	const region = REGIONS[language === 'pt' ? 'es' : language] ?? REGIONS.en;
	const [first, last] = [random.pick(region.first), random.pick(region.last)];
	const [city, state] = random.pick(region.places);
	return {
		first,
		last,
		city,
		state,
		mail: `${ascii(first)}.${ascii(last)}.${random.digits(5)}`,
		phone: region.dial + random.digits(region.digits),
		country: region.country,
		zip: random.digits(region.zip),
		street: `${random.pick(region.streets)} ${1 + random.below(180)}`,
		company: random.pick(COMPANIES),
	};
}

module.exports = { makePerson };
