// @ts-check
'use strict';

/** Ends what globalSetup has started; its temporary folder goes when the process ends. */
module.exports = async () => {
	await Reflect.get(globalThis, '__socialOpsStack').stop();
};
