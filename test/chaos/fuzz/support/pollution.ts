const SHARED = [Object.prototype, Array.prototype, Function.prototype, String.prototype];

const keysOf = (shared: object) => Reflect.ownKeys(shared).map(String).join();
const BEFORE = SHARED.map(keysOf);

/** Throws when something that all objects inherit from was written to. */
export function checkPrototypes() {
	SHARED.forEach((shared, index) => {
		if (keysOf(shared) !== BEFORE[index]) throw new Error('a prototype was changed');
	});
}
