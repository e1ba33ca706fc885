/** What AWS asks for, as a dated table that a file can replace. */
package fr.verger.cloud.price;
