import type { INodeProperties } from 'n8n-workflow';

/** What to do about an address that is none of our triggers; read from the collection `options`. */
export const takeOverOption: INodeProperties = {
	displayName: 'If App Sends Elsewhere',
	name: 'ifAppSendsElsewhere',
	type: 'options',
	options: [
		{
			name: 'Stop',
			value: 'stop',
			description: 'Do not activate, and say which address receives the events',
		},
		{
			name: 'Take Over',
			value: 'takeOver',
			description: 'Send the events here instead. The other address receives nothing any more.',
		},
	],
	default: 'stop',
	description:
		'What to do when Meta sends the events of the app to an address that is none of the Social Ops triggers of this app. These triggers share the address and never need this.',
};
