import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Operation, RunContext } from '../../shared/contract/operation';
import { json } from '../../shared/contract/output';
import { inputError } from '../../shared/http/failure';
import type { LinkedInApi } from '../connection';
import { postField } from '../fields';
import { MAX_TEXT } from '../platform';
import { ownPostUrn } from '../postTarget';
import { encodeKey } from '../restli';
import { toLittleText } from '../text/littleText';
import { postUrl } from '../urn';

const TEXT: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	placeholder: 'e.g. Launch day with @[Acme](urn:li:organization:1337) #launch',
	description: 'The new text. Media, link and poll of a post cannot be changed.',
};

/** @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api#update-posts */
export const updatePost: Operation<LinkedInApi> = {
	resource: 'post',
	operation: 'update',
	name: 'Update',
	action: 'Update post',
	description: 'Replace the text of a post of yours or of a page',
	effect: 'write',
	repeatable: true,
	fields: [postField, TEXT],
	async run(context) {
		const id = ownPostUrn(context);
		const text = readText(context);
		const patch: IDataObject = { $set: { commentary: toLittleText(text) } };
		await context.api.client.partialUpdate(`posts/${encodeKey(id)}`, patch);
		return [json({ updated: true, id, url: postUrl(id), text })];
	},
};

function readText({ n8n, param }: RunContext<LinkedInApi>): string {
	const text = param('text', '');
	const length = toLittleText(text).length;
	if (text.trim() !== '' && length <= MAX_TEXT) return text;
	const isEmpty = text.trim() === '';
	throw inputError(n8n.getNode(), {
		field: 'Text',
		happened: isEmpty
			? "'Text' is empty"
			: `The text has ${length} characters with LinkedIn's escapes; LinkedIn takes ${MAX_TEXT}`,
		fix: isEmpty
			? 'Give the new text, or delete the post.'
			: `Shorten it by ${length - MAX_TEXT} characters.`,
	});
}
