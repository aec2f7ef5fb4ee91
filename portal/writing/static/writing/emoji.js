// :name: the characters to choose from while a name is typed. The list itself is the one of mentions.js.

const PATTERN = /(?:^|[\s(]):([a-z0-9_+-]{2,30})$/i;
const WHOLE = /(?:^|[\s(]):([a-z0-9_+-]{1,60}):$/i;

export function completion({ Extension, Plugin }, box) {
  return Extension.create({
    name: "emojiCompletion",
    priority: 1090,
    addProseMirrorPlugins: () => [new Plugin({
      view: () => ({ update: (view) => box.emoji?.look(view), destroy: () => box.emoji?.close() }),
      props: { handleKeyDown: (view, event) => box.emoji?.key(event) ?? false },
    })],
  });
}

export function attach(box, { FoundList }) {
  class EmojiList extends FoundList {
    // The last colon closes the name: what was meant is known.
    whole(before) {
      const name = before.match(WHOLE)?.[1].toLowerCase();
      const chosen = this.found.find((one) => one.name === name);
      return chosen ? { chosen, length: name.length + 2 } : null;
    }

    option(one, index) {
      const item = document.createElement("li");
      item.id = `${this.list.id}-${index}`;
      item.setAttribute("role", "option");
      item.dataset.index = index;
      const character = document.createElement("b");
      character.textContent = one.character;
      const name = document.createElement("span");
      name.textContent = `:${one.name}:`;
      item.append(character, name);
      return item;
    }

    content(one) {
      return [{ type: "text", text: `${one.character} ` }];
    }
  }
  box.emoji = new EmojiList(box, {
    id: "emoji", pattern: PATTERN, label: box.words.emoji, nobody: box.words.noEmoji, found: box.words.emojiFound,
    address: box.urls.emoji, key: "emoji",
  });
}
