/* What the scripts of the site share, and the data that is written for them when it is built. */

/** language/folding.py: for_browser */
interface FoldTable {
  pairs: string;
  cases: Record<string, string>;
  silent: string;
  accents: string;
  unspaced: string;
  regional: [string, string][];
}

interface Folding {
  fold(text: string): { text: string; original: (start: number, end: number) => [number, number] };
  words(text: string): string[];
  /** Readers elsewhere have other words for some of these texts. */
  native(text: string): string;
  /** Without the spaces between scripts, and cut where scripts meet. */
  joined(text: string): string;
  parted(text: string): string[];
  isUnspaced(word: string): boolean;
  letter: string;
  gap: string;
  starts: string;
  ends: string;
}

/** exports/lookup.py: data */
interface LookupData {
  groups: Record<string, string>;
  kinds: Record<string, [group: string, label: Record<string, string>]>;
  entries: [id: string, kind: string, days: string[], forms: string[], short: string[], gists: string[]][];
  variants: [string, string][];
  keys: string;
  spelt: number;
  owners: number[];
  forms: number[];
  costs: number[];
  starts: number[];
  words: [string, number[]][];
  texts: string;
}

/** A word that was typed, and what it is as pinyin. */
interface Piece {
  word: string;
  sound: string;
  spaced: boolean;
}

/** docs/assets/keys.js */
interface Keys {
  lineAt: Int32Array;
  lineStart: Int32Array;
  place(word: string, after?: boolean): number;
  occurs(word: string): boolean;
  isInOneWord(at: number, length: number): boolean;
  guesses(piece: Piece): Set<string>;
}

interface LookupEntry {
  number: number;
  id: string;
  kind: string;
  days: string[];
  forms: string[];
  short: string[];
  gists: string[];
}

interface Found {
  entry: LookupEntry;
  form: number;
  by: string;
}

interface Finding {
  find(text: string, wanted?: (entry: LookupEntry) => boolean): { found: Found[]; near: Found[] };
  entries: LookupEntry[];
}

/** exports/search.py: data */
interface SearchData {
  spaced: boolean;
  variants: [string, string][];
  endings: [string, string][];
  irregular: [string, string][];
  headings: [string, string, string][];
  passages: [string, string, string][];
  patterns: Record<string, string[]>;
  places: [kind: string, number: string, name: string, url: string][];
}

interface Passage {
  label: string;
  url: string;
  text: string;
  isHeading: boolean;
  spans: [number, number][];
}

interface Finder {
  root: string;
  label: Record<string, string>;
  folding: Folding;
  find: Finding["find"];
  fill(words: string, values: Record<string, string | number>): string;
  part(host: ParentNode, selector: string): HTMLElement;
  link(line: Element): HTMLAnchorElement;
  blank(kind: string): HTMLElement;
  show<T>(list: HTMLElement, items: T[], line: (item: T, there?: HTMLElement) => HTMLElement, most: number): void;
  showEntries(
    host: HTMLElement, text: string, most: number, wanted?: (entry: LookupEntry) => boolean,
  ): { count: number; near: number };
  announce(host: HTMLElement, words: string): void;
  summary(text: string, found: { count: number; near: number }): string;
  connect(host: HTMLElement, run: (text: string) => void): () => void;
}

/** A term card: its box, from 0, and the number of the day on which it is due. */
type Card = [box: number, due: number];

/** What the self-check keeps on the device. */
interface Progress {
  kept: "practice";
  questions: Record<string, 0 | 1>;
  terms: Record<string, Card>;
}

/** docs/assets/practice-rules.js */
interface Practice {
  shuffled<T>(things: readonly T[], seed: number): T[];
  accepts(written: string, accepted: string[], folding: Folding, articles: string[]): boolean;
  compare(given: unknown[], right: unknown[]): { right: number; all: number; isRight: boolean };
  read(text: string): Progress | undefined;
  nothing(): Progress;
  dayOf(moment: Date): number;
  moved(card: Card | undefined, isKnown: boolean, today: number): Card;
  waiting(terms: string[], progress: Progress, today: number): { due: string[]; fresh: string[] };
  following(waiting: { due: string[]; fresh: string[] }, missed: Map<string, number>): string | undefined;
  boxes(terms: string[], progress: Progress): number[];
  solved(questions: string[], progress: Progress): number;
  kept(): Progress;
  keep(progress: Progress): void;
  change(write: (progress: Progress) => void): Progress;
}

interface SheetChoice {
  show: string[];
  first: number;
  last: number;
}

interface Sheet {
  read(search: string, known: string[], usual: string[], paragraphs: string[]): SheetChoice;
  address(choice: SheetChoice, usual: string[], paragraphs: string[]): string;
  isWithin(at: string[], choice: { first: number; last: number }, paragraphs: string[]): boolean;
  chosen(ranks: number[], most: number): Set<number>;
}

interface Course {
  keys: Record<string, () => void>;
  language: string;
  isSought: boolean;
  isNew: boolean;
  recall(name: string): string;
  remember(name: string, value: string): void;
  isComposing(event: KeyboardEvent): boolean;
  mark(words: string): HTMLElement;
  second(): string;
  showScheme(): void;
  showMode(): void;
  showAddress(): void;
  onWidth(call: () => void): void;
  fillCitation(citation: Element, values: Record<string, string | false>): void;
  copyRich(element: Element): Promise<string>;
  loadLookup(): Promise<unknown>;
  folding(table: FoldTable): Folding;
  terms(query: string): { text: string; isQuoted: boolean }[];
  spans(text: string, sought: string, folding: Folding): [number, number][];
  keysOf(data: LookupData): Keys;
  finding(data: LookupData, folding: Folding): Finding;
  searching(data: SearchData, isOwn: boolean, folding: Folding): (query: string) => Passage[];
  finder: Finder;
  practice: Practice;
  load(...names: string[]): Promise<unknown>;
  style(name: string): Promise<unknown>;
  keepPlace(change: () => void): void;
  /** docs/assets/voice.js: a voice for words in a language, if the device has one */
  voice<T extends { lang: string; localService: boolean; default: boolean }>(voices: T[], tag: string): T | undefined;
  sayNames(): void;
  sayParagraph(tools: HTMLElement): void;
  /** docs/assets/aids.js */
  aids: {
    pinyin(): Promise<void>;
    say(tools?: HTMLElement): Promise<void>;
    project(place: string): Promise<void>;
  };
  pinyin: { add(): void; show(how: string): void };
  projection: {
    rows(pairs: string[][]): number[][];
    screens(count: number, fits: (from: number, to: number, share: number) => boolean): [number, number][];
  };
  projectorFrame: string;
  openProjector(place: string): void;
  sheet: Sheet;
}

declare var course: Course;

interface Window {
  course: Course;
  courseFold: FoldTable;
  courseLookup: LookupData;
  courseSearch: Record<string, SearchData>;
  /** exports/sounds.py: language code -> id of a text -> a syllable for each of its Chinese characters */
  courseSounds: Record<string, Record<string, string>>;
}
