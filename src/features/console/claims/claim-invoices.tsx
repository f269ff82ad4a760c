import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { yuanOf } from '#domain/kernel/fen'
import { client } from '../../../api/client'
import { useWrite } from '../../../api/use-write'
import { Button } from '../../../components/action/button'
import { Card } from '../../../components/content/card'
import { newId } from '../../../platform/network/new-id'
import { ChangeForm } from '../change-form'
import { SelectInput, TextInput } from '../console-fields'
import { useConsoleAnswer } from '../use-whole-list'
import type { Application } from './claim-application'

type Invoice = Application['invoices'][number]
type Line = Invoice['lines'][number]

interface ClaimInvoicesProps {
  readonly application: Application
  readonly mayWrite: boolean
}

/** The invoices with what of them is not paid; the first of the two persons may correct that, and the sum follows. */
export function ClaimInvoices({ application, mayWrite }: ClaimInvoicesProps) {
  const isOpen = application.status === 'submitted' && mayWrite
  return (
    <>
      {application.invoices.map((invoice) => (
        <Card key={invoice.id} label={`发票 ${invoice.number}`}>
          <View className="line line--between line--wrap">
            <Text className="console-card__title">{`发票 ${invoice.number}`}</Text>
            <Text className="t-digits">{yuanOf(invoice.totalFen)}</Text>
          </View>
          <View className="t-3">
            {`${invoice.patientName} · ${invoice.issuedOn} · 医保付 ${yuanOf(invoice.basicInsuranceFen)} · 别处付 ${yuanOf(invoice.otherPayerFen)}`}
          </View>
          {invoice.familyLines && (
            <View className="t-3">
              {`家庭写的：${invoice.familyLines.map(lineInWords).join('；') || '没有要扣的'}`}
            </View>
          )}
          {isOpen ? (
            <LinesForm key={JSON.stringify(invoice.lines)} claimId={application.id} invoice={invoice} />
          ) : (
            invoice.lines.map((line) => (
              <View key={`${line.nameZh} ${line.amountFen}`}>{lineInWords(line)}</View>
            ))
          )}
        </Card>
      ))}
    </>
  )
}

function lineInWords({ nameZh, amountFen, exclusionZh, limitFen }: Line): string {
  const how = exclusionZh ? `不付（${exclusionZh}）` : `最多付 ${yuanOf(limitFen ?? 0)}`
  return `${nameZh} ${yuanOf(amountFen)}，${how}`
}

/** What is typed of a line; amounts in 元. */
interface TypedLine {
  /** Tells it apart while it has no name yet. */
  readonly key: string
  readonly nameZh: string
  readonly amount: string
  readonly exclusion: string
}

function LinesForm({ claimId, invoice }: { readonly claimId: string; readonly invoice: Invoice }) {
  const plan = useConsoleAnswer('plan', {}, () => client.coverage.plan.query({}))
  const exclusions = plan.kind === 'ready' ? plan.answer.exclusions : []
  const [lines, setLines] = useState<readonly TypedLine[]>(invoice.lines.map(typedLine))
  const setting = useWrite(client.claim.setLines.mutate)
  const put = (index: number, step: Partial<TypedLine>) =>
    setLines(lines.map((line, place) => (place === index ? { ...line, ...step } : line)))
  const isWhole = lines.every(({ nameZh, amount }) => nameZh.trim() !== '' && Number(amount) > 0)
  return (
    <ChangeForm
      label="按这些扣"
      kind="secondary"
      noReason
      missing={isWhole ? undefined : '每一项写全名字和金额'}
      send={() =>
        setting.mutateAsync({
          id: claimId,
          invoiceId: invoice.id,
          lines: lines.map(({ nameZh, amount, exclusion }) => ({
            nameZh: nameZh.trim(),
            amountFen: Math.round(Number(amount) * 100),
            exclusion,
            limitFen: null,
          })),
        })
      }
      done={() => '扣好了，上面重新算过。'}
    >
      {lines.map((line, index) => (
        <View key={line.key} className="line line--wrap">
          <TextInput
            label="不付的项目"
            value={line.nameZh}
            maxLength={60}
            onInput={(nameZh) => put(index, { nameZh })}
          />
          <TextInput
            label="金额"
            type="number"
            unit="元"
            value={line.amount}
            onInput={(amount) => put(index, { amount })}
          />
          <SelectInput
            label="为什么"
            value={line.exclusion}
            choices={exclusions.map(({ code, nameZh }) => ({ value: code, label: nameZh }))}
            onChange={(exclusion) => put(index, { exclusion })}
          />
          <Button
            kind="quiet"
            size="medium"
            width="words"
            label="去掉"
            onTap={() => setLines(lines.filter((_, place) => place !== index))}
          />
        </View>
      ))}
      <Button
        kind="quiet"
        size="medium"
        width="words"
        icon="plus"
        label="加一项不付的"
        onTap={() =>
          setLines([...lines, { key: newId(), nameZh: '', amount: '', exclusion: exclusions[0]?.code ?? '' }])
        }
      />
    </ChangeForm>
  )
}

function typedLine({ nameZh, amountFen, exclusion }: Line): TypedLine {
  return { key: newId(), nameZh, amount: (amountFen / 100).toFixed(2), exclusion: exclusion ?? '' }
}
