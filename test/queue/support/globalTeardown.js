// @ts-check
'use strict';

/** Ends what globalSetup has started; its folder goes when the process ends. */
module.exports = async () => {
	await Reflect.get(globalThis, '__socialOpsQueue').stop();
};
