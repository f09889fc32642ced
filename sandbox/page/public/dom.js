/**
 * Builds an element. Children are elements or texts; texts are never read as HTML.
 * @param {string} tag `tag.class.other`
 * @param {Record<string, any>} [attributes] `on…` functions are listeners
 * @param {...any} children
 */
export function element(tag, attributes = {}, ...children) {
	const [name, ...classes] = tag.split('.');
	const node = document.createElement(name);
	if (classes.length) node.className = classes.join(' ');
	for (const [key, value] of Object.entries(attributes)) {
		if (typeof value === 'function') node.addEventListener(key.slice(2), value);
		else if (value !== undefined && value !== false)
			node.setAttribute(key, value === true ? '' : value);
	}
	node.append(
		...children
			.flat(Infinity)
			.filter((child) => child !== undefined && child !== false && child !== null),
	);
	return node;
}

/** What was typed and where the focus is, by the `data-key` of the inputs. @param {HTMLElement} root */
function remember(root) {
	const typed = new Map(
		[...root.querySelectorAll('input[data-key]')].map((input) => [input.dataset.key, input.value]),
	);
	const open = new Set(
		[...root.querySelectorAll('details[open][data-key]')].map((node) => node.dataset.key),
	);
	const active = root.contains(document.activeElement) ? document.activeElement : undefined;
	return { typed, open, focus: active?.dataset?.key, at: active?.selectionStart };
}

const drawn = new Map();

/**
 * Redraws a part of the page when its data changed; typed text, focus and opened details stay.
 * @param {HTMLElement} root @param {unknown} data @param {() => (Node | string)[]} draw
 */
export function redraw(root, data, draw) {
	const text = JSON.stringify(data);
	if (drawn.get(root) === text) return;
	drawn.set(root, text);
	const before = remember(root);
	root.replaceChildren(...draw());
	for (const input of root.querySelectorAll('input[data-key]')) {
		input.value = before.typed.get(input.dataset.key) ?? '';
	}
	for (const node of root.querySelectorAll('details[data-key]'))
		node.open = before.open.has(node.dataset.key);
	const focused = before.focus && root.querySelector(`[data-key="${CSS.escape(before.focus)}"]`);
	if (!focused) return;
	focused.focus();
	if (before.at !== null && before.at !== undefined)
		focused.setSelectionRange?.(before.at, before.at);
}

/** @param {string} path @param {unknown} [body] @param {string} [method] */
export async function api(path, body, method) {
	const answer = await fetch(`/__control/${path}`, {
		method: method ?? (body === undefined ? 'GET' : 'POST'),
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	const json = await answer.json();
	if (!answer.ok) throw new Error(json.error);
	return json;
}
