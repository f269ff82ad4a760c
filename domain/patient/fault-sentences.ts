import type { ResidentIdFault } from '../kernel/resident-id'
import type { PersonNameFault } from './person-name'

/** What is said under the field while it is typed, and again when the server refuses (design/guide §7). */
export const RESIDENT_ID_FAULTS_ZH = {
  'fifteen-digits': '这是早年的 15 位号码。请使用18位号码，户口簿的本人页上找得到。',
  length: '身份证号是 18 位，现在的长短不对。数一数是不是漏了或多了一位。',
  characters: '身份证号只有数字，最后一位可以是 X。把别的字去掉就好。',
  'check-digit': '有一位数和证件对不上，多半是输错了。请对着证件再看一遍。',
  'birth-date-not-real': '号码里的出生日期不存在。请核对第 7 到 14 位。',
  'birth-date-in-future': '号码里的出生日期还没有到。请核对第 7 到 14 位。',
  'older-than-150': '按这个号码已经超过 150 岁。请核对第 7 到 10 位。',
} as const satisfies Record<ResidentIdFault, string>

export const PERSON_NAME_FAULTS_ZH = {
  empty: '还没有写名字。没取名的新生儿，可以照出生医学证明写。',
  'too-long': '名字最长 50 个字。请照证件上的写。',
  characters: '名字里有证件上不会出现的字符。请只写汉字、字母、间隔号“·”和空格。',
} as const satisfies Record<PersonNameFault, string>
