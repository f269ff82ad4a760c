import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { SEX_NAMES_ZH, SEXES, type Sex } from '#domain/kernel/sex'
import { addMonths, type LocalDate, localDate } from '#domain/kernel/time'
import { DOCUMENT_TYPE_NAMES_ZH, DOCUMENT_TYPES, type DocumentType } from '#domain/patient/document-type'
import type { Relation } from '#domain/patient/relation'
import { temporaryName } from '#domain/patient/temporary-name'
import { Link } from '../../../components/action/link'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { CheckRow } from '../../../components/field/check-row'
import { Chips } from '../../../components/field/chips'
import { ChoiceField, DateField } from '../../../components/field/picker-field'
import { TextField } from '../../../components/field/text-field'
import { asksBirth, asksStatement, type MemberDraft, relationsOf } from './member-draft'
import { ResidentIdField } from './resident-id-field'
import type { MemberDraftState } from './use-member-draft'

/** In UTF-16 units, of which a rare character takes two; the rule's own limit is 50 characters. */
const NAME_MAX_TYPED = 100
/** The wheel starts where the rule does: nobody has lived 150 years (rules D-ID-01). */
const OLDEST_MONTHS = 150 * 12
/** A birth certificate names a child for a year; the wheel offers two, and the server says where it ends. */
const NEWBORN_MONTHS = 24

const RELATION_WORDS: Readonly<Record<Relation, string>> = {
  self: '我自己',
  child: '我的孩子',
  grandchild: '我的孙辈',
  spouse: '我的爱人',
  parent: '我的长辈',
  other: '别的家人',
}

const NUMBER_HINT = '照证件上的写，字母大小写都行'

/** Where the number stands and what it looks like (rules D-ID-03 and D-ID-04). */
const NUMBER_HINTS: Readonly<Record<DocumentType, string>> = {
  'resident-id': NUMBER_HINT,
  'household-register': NUMBER_HINT,
  'birth-certificate': '1 个字母加 9 位数字，在证明的右上角',
  passport: '字母和数字，在照片页的右上角',
  'hk-macau-permit': '1 个字母（H 或 M）加 8 到 10 位数字',
  'taiwan-permit': '8 到 12 位，在卡片正面',
  other: NUMBER_HINT,
}

const DOCUMENT_CHOICES = DOCUMENT_TYPES.map((value) => ({ value, label: DOCUMENT_TYPE_NAMES_ZH[value] }))
const SEX_CHIPS = SEXES.map((value) => ({ value, label: SEX_NAMES_ZH[value] }))

export interface MemberFormProps {
  state: MemberDraftState
  today: LocalDate
  /** The account holder's own name, for a child that has none yet. */
  parentName: string | undefined
}

export function MemberForm({ state, today, parentName }: MemberFormProps) {
  const { draft, shown, change, leave } = state
  const relations = relationsOf(draft.kind)
  return (
    <View className="stack stack--4">
      {relations.length > 1 && (
        <View className="stack stack--2">
          <Text className="t-strong">这位是</Text>
          <Chips
            label="这位是你的谁"
            chips={relations.map((value) => ({ value, label: RELATION_WORDS[value] }))}
            selected={draft.relation}
            onToggle={(relation) => change({ relation })}
          />
        </View>
      )}
      {shown.relation && (
        <Note tone="bad" announced>
          {shown.relation}
        </Note>
      )}
      <NameField {...{ state, parentName }} />
      <DocumentFields {...{ state, today }} />
      {asksBirth(draft.documentType) && <BirthFields {...{ state, today, parentName }} />}
      {asksStatement(draft) && (
        <Card flush>
          <CheckRow
            title={statementOf(draft)}
            sub="想移出，随时在“我的家庭”里办"
            checked={draft.stated}
            onChange={(stated) => {
              change({ stated })
              leave('stated')
            }}
          />
        </Card>
      )}
    </View>
  )
}

function NameField({ state, parentName }: Pick<MemberFormProps, 'state' | 'parentName'>) {
  const { draft, shown, change, leave } = state
  const temporary = draft.kind === 'newborn' ? temporaryName(parentName, draft.sex) : null
  return (
    <View className="stack stack--2">
      <TextField
        label="姓名"
        value={draft.name}
        placeholder="照证件上的写"
        maxLength={NAME_MAX_TYPED}
        hint={draft.kind === 'newborn' ? '没取名就照出生医学证明写，像“张三之子”。' : undefined}
        error={shown.name}
        onInput={(name) => change({ name })}
        onBlur={() => leave('name')}
      />
      {temporary && draft.name !== temporary && (
        <Link label={`还没取名，写“${temporary}”`} icon="pen" onTap={() => change({ name: temporary })} />
      )}
    </View>
  )
}

function DocumentFields({ state, today }: Pick<MemberFormProps, 'state' | 'today'>) {
  const { draft, shown, change, leave } = state
  const [choosing, setChoosing] = useState(false)
  const isCitizen = !asksBirth(draft.documentType)
  return (
    <View className="stack stack--3">
      {choosing && (
        <ChoiceField
          label="证件"
          value={draft.documentType}
          choices={DOCUMENT_CHOICES}
          onChange={(documentType) => change({ documentType, number: '' })}
        />
      )}
      {isCitizen ? (
        <ResidentIdField
          number={draft.number}
          isLeft={state.isLeft('number')}
          refused={shown.number}
          today={today}
          onInput={(number) => change({ number })}
          onLeave={() => leave('number')}
        />
      ) : (
        <TextField
          label={`${DOCUMENT_TYPE_NAMES_ZH[draft.documentType]}编号`}
          value={draft.number}
          maxLength={64}
          hint={NUMBER_HINTS[draft.documentType]}
          error={shown.number}
          onInput={(number) => change({ number })}
          onBlur={() => leave('number')}
        />
      )}
      {!choosing && draft.kind !== 'newborn' && (
        <Link label="没有身份证？用别的证件" onTap={() => setChoosing(true)} />
      )}
    </View>
  )
}

function BirthFields({ state, today, parentName }: MemberFormProps) {
  const { draft, shown, change } = state
  // A name made of the sex follows it.
  const choose = (sex: Sex) => {
    const follows = draft.name !== '' && draft.name === temporaryName(parentName, draft.sex)
    change({ sex, ...(follows ? { name: temporaryName(parentName, sex) ?? draft.name } : {}) })
  }
  return (
    <>
      <DateField
        label="出生日期"
        value={draft.birthDate}
        earliest={addMonths(today, draft.kind === 'newborn' ? -NEWBORN_MONTHS : -OLDEST_MONTHS)}
        latest={today}
        error={shown.birthDate}
        onChange={(date) => change({ birthDate: localDate(date) })}
      />
      <View className="stack stack--2">
        <Text className="t-strong">性别</Text>
        <Chips label="性别" chips={SEX_CHIPS} selected={draft.sex} onToggle={choose} />
        {shown.sex && <Text className="t-sub t-bad">{shown.sex}</Text>}
      </View>
    </>
  )
}

function statementOf({ relation, kind }: MemberDraft): string {
  const isChild = kind === 'child' || kind === 'newborn' || relation === 'grandchild'
  return isChild ? '我是孩子的监护人' : '这位家人知道并且同意我帮忙约号'
}
