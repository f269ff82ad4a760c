import { Text, View } from '@tarojs/components'
import { CHECKUP_FINDING_WORDS_ZH, checkupFindingsAt } from '#domain/checkup/checkup-finding'
import { type CheckupMeasures, measuresInWords } from '#domain/checkup/checkup-in-words'
import { CHECKUP_ITEM_WORDS_ZH } from '#domain/checkup/checkup-item'
import { CHECKUP_WORDS_MAX } from '#domain/checkup/checkup-record'
import { FEEDING_NAMES_ZH, type Feeding, feedingsAt } from '#domain/checkup/feeding'
import type { LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'
import { Chips } from '../../components/field/chips'
import { FindingChips } from '../../components/field/finding-chips'
import { MeasureField } from '../../components/field/measure-field'
import { WordsField } from '../../components/field/words-field'
import { type ChartRow, type CheckupDraft, type CheckupDraftChange, faultsOf } from './checkup-draft'

export interface CheckupFormProps {
  draft: CheckupDraft
  onChange: (part: CheckupDraftChange) => void
  row: ChartRow
  ageMonths: number
  today: LocalDate
  last: { readonly doneOn: LocalDate; readonly measures: CheckupMeasures | null } | null
}

const RECHECK_DAYS = ['0', '14', '30', '90'] as const
const RECHECK_WORDS_ZH = { '0': '下次体检再来', '14': '2 周后', '30': '1 个月后', '90': '3 个月后' } as const

/** One check-up: everything that is usual stands there already, a tap changes it. */
export function CheckupForm(props: CheckupFormProps) {
  const { draft, onChange, row, ageMonths } = props
  return (
    <>
      <MeasuresCard {...props} />
      <Card>
        <Text className="t-strong">查体</Text>
        <View className="mt2">
          <FindingChips
            label="查体"
            findings={checkupFindingsAt(ageMonths).map((value) => ({
              value,
              ...CHECKUP_FINDING_WORDS_ZH[value],
            }))}
            abnormal={draft.abnormal}
            onToggle={(finding) => onChange((before) => ({ abnormal: toggled(before.abnormal, finding) }))}
          />
        </View>
        <View className="t-sub mt2">都记为正常；不正常的点一下</View>
      </Card>
      {row.signs.length > 0 && <SignsCard {...props} />}
      <FeedingCard {...props} />
      <Card>
        <Text className="t-strong">做了哪些</Text>
        <View className="mt2">
          <Chips
            label="做了哪些"
            chips={row.items.map((value) => ({ value, label: CHECKUP_ITEM_WORDS_ZH[value].nameZh }))}
            selected={row.items.filter((item) => !draft.leftOut.includes(item))}
            onToggle={(item) => onChange((before) => ({ leftOut: toggled(before.leftOut, item) }))}
          />
        </View>
        <View className="t-sub mt2">都记为做了；没做的点掉</View>
      </Card>
      <NextCard draft={draft} onChange={onChange} />
    </>
  )
}

function MeasuresCard({ draft, onChange, row, ageMonths, today, last }: CheckupFormProps) {
  const faults = faultsOf(draft)
  const before = last && measuresInWords(last.measures)
  const isTested = row.items.includes('blood') && !draft.leftOut.includes('blood')
  return (
    <Card>
      <Text className="t-strong">测量</Text>
      {last && before && <View className="t-sub">{`${dateInWords(last.doneOn, today)}：${before}`}</View>}
      <View className="stack stack--2 mt2">
        <MeasureField
          label={ageMonths < 24 ? '身长' : '身高'}
          unit="cm"
          value={draft.stature}
          fault={faults.stature}
          onInput={(stature) => onChange({ stature })}
        />
        <MeasureField
          label="体重"
          unit="kg"
          value={draft.weight}
          fault={faults.weight}
          onInput={(weight) => onChange({ weight })}
        />
        {ageMonths < 48 && (
          <MeasureField
            label="头围"
            unit="cm"
            value={draft.head}
            fault={faults.head}
            onInput={(head) => onChange({ head })}
          />
        )}
        {isTested && (
          <MeasureField
            label="血红蛋白"
            unit="g/L"
            value={draft.haemoglobin}
            fault={faults.haemoglobin}
            onInput={(haemoglobin) => onChange({ haemoglobin })}
          />
        )}
      </View>
    </Card>
  )
}

/** The four of the age: each stands as 没有 until the family says otherwise. */
function SignsCard({ draft, onChange, row }: CheckupFormProps) {
  return (
    <Card>
      <Text className="t-strong">预警征象</Text>
      <View className="mt2">
        <FindingChips
          label="预警征象"
          findings={row.signs.map((sign) => ({
            value: sign,
            normalZh: `没有：${sign}`,
            abnormalZh: `有：${sign}`,
          }))}
          abnormal={draft.warningSigns}
          onToggle={(sign) => onChange((before) => ({ warningSigns: toggled(before.warningSigns, sign) }))}
        />
      </View>
      {draft.warningSigns.length > 0 && (
        <View className="mt2">
          <Note tone="wait" announced>
            有一项就建议转诊评估，和家长说清楚不等于有病。
          </Note>
        </View>
      )}
    </Card>
  )
}

function FeedingCard({ draft, onChange, ageMonths }: CheckupFormProps) {
  return (
    <Card>
      <Text className="t-strong">吃什么</Text>
      <View className="mt2">
        <Chips<Feeding>
          label="吃什么"
          chips={feedingsAt(ageMonths).map((value) => ({ value, label: FEEDING_NAMES_ZH[value] }))}
          selected={draft.feeding ?? undefined}
          onToggle={(feeding) => onChange({ feeding })}
        />
      </View>
    </Card>
  )
}

function NextCard({ draft, onChange }: Pick<CheckupFormProps, 'draft' | 'onChange'>) {
  return (
    <Card>
      <Text className="t-strong">接下来</Text>
      <View className="mt2">
        <Chips
          label="什么时候再看"
          chips={RECHECK_DAYS.map((value) => ({ value, label: RECHECK_WORDS_ZH[value] }))}
          selected={RECHECK_DAYS.find((value) => Number(value) === (draft.recheckDays ?? 0))}
          onToggle={(value) => onChange({ recheckDays: value === '0' ? null : Number(value) })}
        />
      </View>
      <View className="mt3">
        <WordsField
          label="嘱咐（可以不写）"
          value={draft.words}
          maxLength={CHECKUP_WORDS_MAX}
          placeholder="家长在体检结果里看到"
          hint="没保存的记录只在内存里，关掉小程序就没了"
          onInput={(words) => onChange({ words })}
        />
      </View>
    </Card>
  )
}

/** On or off, in the order of the taps. */
function toggled<Value>(list: readonly Value[], one: Value): readonly Value[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one]
}
