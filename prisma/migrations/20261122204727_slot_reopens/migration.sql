-- AlterTable
ALTER TABLE "slot" ADD COLUMN     "reopens_at" TIMESTAMPTZ(3);

