import type { Consent } from '../../shared/leads/lead';

/** LinkedIn numbers the boxes of each form: the text belongs to what a box is known by. */
export const consentKey = ({ id, text = '' }: Pick<Consent, 'id' | 'text'>): string =>
	`${id} ${text}`;
