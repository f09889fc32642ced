import type { Contact } from './contact';
import { QUALITY_RULES } from './qualityRules';

/** How good a lead looks, and why. */
export interface LeadQuality {
	/** 0 (worthless) to 100 (clean and complete). */
	score: number;
	/** Every rule that changed the score; the score is the sum of the points, within 0 and 100. */
	reasons: Array<{ rule: string; points: number; text: string }>;
}

/** What the score is made from. */
export interface QualityFacts {
	contact: Contact;
	/** Questions of the form. */
	asked: number;
	/** Questions with an answer. */
	answered: number;
	isTest: boolean;
	/** The same contact was seen before in this run. */
	isRepeatedContact: boolean;
	/** The e-mail address as answered; absent if not asked or not answered. */
	rawEmail?: string;
	/** The phone number as answered; absent if not asked or not answered. */
	rawPhone?: string;
}

/** Rates a lead by `QUALITY_RULES`. Says how a lead looks, not whether somebody reads the mail. */
export function rateLead(facts: QualityFacts): LeadQuality {
	const reasons = QUALITY_RULES.map(({ rule, text, points }) => ({
		rule,
		points: points(facts),
		text,
	})).filter(({ points }) => points !== 0);
	const sum = reasons.reduce((total, { points }) => total + points, 0);
	return { score: Math.min(100, Math.max(0, sum)), reasons };
}
