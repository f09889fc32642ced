import { asText } from '../../shared/json/read';

/** Form and version in `urn:li:versionedLeadGenForm:(urn:li:leadGenForm:7654,1)`. */
export interface FormVersion {
	formId: string;
	version: string;
}

/** Undefined for what is no URN of a form's version. Pure. */
export function parseFormVersion(urn: unknown): FormVersion | undefined {
	const [, formId, version] =
		/^urn:li:versionedLeadGenForm:\(urn:li:\w+:(\d+),(\d+)\)$/.exec(asText(urn)) ?? [];
	return formId && version ? { formId, version } : undefined;
}
