import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { addDays, localDate, localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../api/server-clock'
import { Button } from '../../components/action/button'
import { Link } from '../../components/action/link'
import { ChoiceField, DateField } from '../../components/field/picker-field'
import { TextField } from '../../components/field/text-field'
import { Sheet } from '../../components/sheet/sheet'
import { newId } from '../../platform/network/new-id'
import { EMPTY_INVOICE, type ExcludedLine, type InvoiceForm, invoiceMissing } from './claim-form'
import type { Prepared } from './use-claims'
import { YuanField } from './yuan-field'

const INVOICE_AGE_DAYS = 3 * 366

export interface InvoiceSheetProps {
  first: InvoiceForm | null
  /** The child's: what most invoices say. */
  patientName: string
  exclusions: Prepared['exclusions']
  onDone: (invoice: InvoiceForm) => void
  onRemove?: () => void
  onClose: () => void
}

/** One invoice in the words of its paper: what it comes to, who paid already, and what the plan does not pay. */
export function InvoiceSheet({
  first,
  patientName,
  exclusions,
  onDone,
  onRemove,
  onClose,
}: InvoiceSheetProps) {
  const [invoice, setInvoice] = useState(first ?? { ...EMPTY_INVOICE, patientName })
  const today = localDateOf(serverNow())
  const change = (step: Partial<InvoiceForm>) => setInvoice((before) => ({ ...before, ...step }))
  const missing = invoiceMissing(invoice)
  return (
    <Sheet open title={first ? '改这张发票' : '加一张发票'} onClose={onClose}>
      <View className="stack stack--3">
        <TextField
          label="发票号"
          value={invoice.number}
          maxLength={40}
          hint="照发票右上角写，字母用大写"
          onInput={(number) => change({ number: number.trim().toUpperCase() })}
        />
        <TextField
          label="发票上的姓名"
          value={invoice.patientName}
          maxLength={40}
          hint="照发票写；不是这个孩子的，核的人会问"
          onInput={(written) => change({ patientName: written })}
        />
        <DateField
          label="开票日期"
          value={invoice.issuedOn ?? undefined}
          earliest={addDays(today, -INVOICE_AGE_DAYS)}
          latest={today}
          onChange={(on) => change({ issuedOn: localDate(on) })}
        />
        <YuanField label="发票总额" text={invoice.total} onInput={(total) => change({ total })} />
        <YuanField
          label="其中基本医保付的"
          text={invoice.basic}
          hint="没有就空着"
          onInput={(basic) => change({ basic })}
        />
        <YuanField
          label="别的地方付的"
          text={invoice.other}
          hint="学校、单位或别的保障付过的，没有就空着"
          onInput={(other) => change({ other })}
        />
        <ExcludedLines
          lines={invoice.lines}
          exclusions={exclusions}
          onChange={(lines) => change({ lines })}
        />
        <Button
          label="这张写好了"
          {...(missing === null ? {} : { disabledReason: missing })}
          onTap={() => onDone(invoice)}
        />
        {onRemove && <Link label="去掉这张发票" onTap={onRemove} />}
      </View>
    </Sheet>
  )
}

interface ExcludedLinesProps {
  lines: readonly ExcludedLine[]
  exclusions: Prepared['exclusions']
  onChange: (lines: readonly ExcludedLine[]) => void
}

/** 目录外自费 and the like: what is said honestly here need not be asked for later. */
function ExcludedLines({ lines, exclusions, onChange }: ExcludedLinesProps) {
  const put = (index: number, step: Partial<ExcludedLine>) =>
    onChange(lines.map((line, place) => (place === index ? { ...line, ...step } : line)))
  return (
    <View className="stack stack--3">
      <Text className="t-strong">里面有不给的项目吗？</Text>
      <Text className="t-sub">例如陪护床、目录外的自费药。写不清楚就不写，复核的人会看。</Text>
      {lines.map((line, index) => (
        <View key={line.key} className="stack stack--2">
          <TextField
            label="项目"
            value={line.nameZh}
            maxLength={60}
            onInput={(nameZh) => put(index, { nameZh })}
          />
          <YuanField label="多少钱" text={line.amount} onInput={(amount) => put(index, { amount })} />
          <ChoiceField
            label="属于哪一类"
            value={line.exclusion}
            choices={exclusions.map(({ code, nameZh }) => ({ value: code, label: nameZh }))}
            onChange={(exclusion) => put(index, { exclusion })}
          />
          <Link
            size="sub"
            label="去掉这一项"
            onTap={() => onChange(lines.filter((_, place) => place !== index))}
          />
        </View>
      ))}
      <Button
        kind="quiet"
        size="medium"
        icon="plus"
        label="加一项不给的"
        onTap={() =>
          onChange([...lines, { key: newId(), nameZh: '', amount: '', exclusion: exclusions[0]?.code ?? '' }])
        }
      />
    </View>
  )
}
