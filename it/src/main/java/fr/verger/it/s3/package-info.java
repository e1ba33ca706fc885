/** An S3 server on this machine, and what stands between it and its clients. */
package fr.verger.it.s3;
