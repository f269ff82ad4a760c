/**
 * Names by which drugs of a family are known: who does not tolerate one is given none of them (design; a pharmacist
 * has yet to approve). Penicillins and cephalosporins may share an allergy too: that is for the doctor, who sees it.
 */
const FAMILIES: readonly RegExp[] = [
  /青霉素|西林/,
  /头孢/,
  /红霉素|阿奇霉素|克拉霉素/,
  /磺胺|复方新诺明/,
  /布洛芬|双氯芬酸|阿司匹林/,
]

/** Whether somebody who does not tolerate `substance` must not be given `drug`, by their Chinese names. */
export function mustNotHave(drug: string, substance: string): boolean {
  const named = substance.replace(/(类|药)?过敏$/, '').trim()
  if (named !== '' && drug.includes(named)) return true
  return FAMILIES.some((family) => family.test(named) && family.test(drug))
}
