// Words that say what kind of answer is wanted, and words that say nothing.

import { root } from "./stem.js";
import { DECISION, DOCUMENT, ORGANIZATION } from "./part.js";

const STOP = new Set(
  (
    "а без бы был была были было быть в вам вас ведь весь во вот все всего всех всей вы где да даже для до его ее ей если есть еще же за" +
    " здесь и из или им их к как ко когда кого кому который которая которые которых ли либо мне может мы на над надо нам нас" +
    " не него нее ней нет ни них но о об однако он она они оно от по под после при про раз с со так также там те тем то того" +
    " тоже той только том ты у уже чего чей чем через что чтобы чье чья эта эти этим этих это этого этой этот эту я" +
    " какая какие какой каких каком какую каков сколько кто кем ком зачем почему куда откуда насчет относительно касательно" +
    " пожалуйста найти найди покажи показать список все всё ли г год года году гг т д п пп абз"
  ).split(" "),
);
const ASKING = stems(
  "отвечает отвечают ответственный ответственные ответственна исполнитель исполнители исполняет поручено поручили поручить поручен" +
    " должен должна должны должно обязан обязана обязаны обязали нужно надо сделать делать делает выполнить",
);
const OBLIGED = stems("должен должна должны должно обязан обязана обязаны обязали поручено поручили нужно надо");
const QUESTION = new Set("кто что кому какая какие какой каких какую когда где как сколько чем".split(" "));
const GENERIC = stems(
  "проводит проводят проводить провести проводится принял приняли принять принято решил решили решено занимается занимаются" +
    " организует организуют делает делают планирует планируют будет будут состоится было",
);
const LATE = stems("просроченный просрочено просрочка просроченные");
const PASSED =
  /(?<![а-я])(?:срок[а-я]*\s+(?:уже\s+)?(?:прош(?:ел|ли)|истек(?:ли)?|выш(?:ел|ли))|(?:прошедш|истекш)[а-я]*\s+срок[а-я]*)(?![а-я])/;
const DUE = stems("срок сроки дедлайн");
const KINDS = new Map([
  ...[...stems("протокол заседание протоколы выписка документ акт")].map((stem) => [stem, DOCUMENT]),
  ...[...stems("пункт решение поручение задача задание поручения решения обязанности")].map((stem) => [stem, DECISION]),
  ...[...stems("организация учреждение")].map((stem) => [stem, ORGANIZATION]),
]);
const ADDRESSED = stems("поручения поручение задача задачи задания обязанности поручено поручили");

function stems(text) {
  return new Set(text.split(" ").map(root));
}

export const isStop = (word) => STOP.has(word) || (word.length === 1 && !/\d/.test(word));
export const isAsking = (word) => ASKING.has(root(word));
export const isQuestion = (word) => QUESTION.has(word);
export const isGeneric = (word) => GENERIC.has(root(word));
export const isObliged = (word) => OBLIGED.has(root(word));
export const isLate = (word) => LATE.has(root(word));
export const isDue = (word) => DUE.has(root(word));
export const isAddressed = (word) => ADDRESSED.has(root(word));

/** Where a text says that a deadline has passed, as the portal's own pages do: «срок прошёл», «истекшие сроки». */
export function findPassed(text) {
  const found = PASSED.exec(text);
  return found && { text: found[0], start: found.index, end: found.index + found[0].length };
}

/** The kind of page that a word asks for, or undefined: «протокол», «поручения». */
export const kindOf = (word) => KINDS.get(root(word));

/** Every word with a meaning of its own here: a slip in one of them is mended as well. */
export const KNOWN = "протокол протоколы заседание решение решения поручение поручения пункт срок выписка".split(" ");
